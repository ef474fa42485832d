/** Loads what a batch needs when it holds decisions about parked commits. */
import { Effect, Stream } from "effect"
import { type CommitDecision, decisionsIn } from "../../../streams/commit/decisions.ts"
import type { Recorded } from "../../../streams/commit/envelope.ts"
import { Feed } from "../../../streams/ports/feed.ts"
import { Quarantine } from "../../../streams/quarantine/quarantine.ts"
import type { AnyProjection } from "../../projection.ts"
import type { Repairs } from "../fold/fold.ts"

const nameOf = ({ at, subject }: CommitDecision) => `${at} ${subject}`

/**
 * Reads the commits that a decision of the batch releases: those of its aggregate, from the parked one to the decision.
 */
export const loadRepairs = Effect.fnUntraced(function* (batch: ReadonlyArray<Recorded>) {
  const feed = yield* Feed
  const quarantine = yield* Quarantine
  const waiting = new Map<string, ReadonlyArray<Recorded>>()
  for (const decision of batch.flatMap(decisionsIn)) {
    const { subject, seq, at } = decision
    const commits = yield* feed.range({ after: seq - 1, upTo: at, subjects: [subject] }).pipe(Stream.runCollect)
    waiting.set(nameOf(decision), commits)
  }
  return {
    /** All of these commits, whose rows must be loaded too. */
    loaded: [...waiting.values()].flat(),
    of: ({ name }: AnyProjection): Repairs => ({
      decisionOn: (commit) => quarantine.decisionOn(name, commit),
      waiting: (decision) => waiting.get(nameOf(decision)) ?? []
    })
  }
})
