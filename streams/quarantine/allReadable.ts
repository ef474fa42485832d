import { Effect } from "effect"
import { type Commit, isReadable, type Recorded } from "../commit/envelope.ts"
import { AggregateParked } from "../errors.ts"

/** The commits of one aggregate. Fails at the first one that cannot be read: a state without it would be wrong. */
export const allReadable = (
  recorded: ReadonlyArray<Recorded>
): Effect.Effect<ReadonlyArray<Commit>, AggregateParked> => {
  const commits = recorded.filter(isReadable)
  const parked = recorded.find((each) => !isReadable(each))
  return parked === undefined || isReadable(parked)
    ? Effect.succeed(commits)
    : Effect.fail(new AggregateParked({ subject: parked.subject, seq: parked.seq, why: parked.why }))
}
