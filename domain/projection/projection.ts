/**
 * The decisions of owners about commits that were parked: read them again, or leave them out.
 *
 * The id of the aggregate says where: `log` for a commit that cannot be read, else the name of the projection that failed at it.
 */
import { Result, Schema } from "effect"
import type { Decider } from "../decider.ts"
import { verbatim } from "../text/text.ts"

/** The parked commit: the subject of its aggregate, and its position. */
const commit = {
  subject: Schema.String.check(Schema.isPattern(/^evt(\.[^\s.*>]{1,100}){1,10}$/)),
  seq: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }))
}
/** Stored in clear, because a decision must be readable without any key. */
const Because = verbatim(500)
/** The nth retry of this commit, from 1: a repeat of the same retry records nothing. */
const Attempt = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 1_000_000 }))

export const Command = Schema.TaggedUnion({
  RetryCommit: { ...commit, attempt: Attempt },
  SkipCommit: { ...commit, because: Because }
})
export type Command = typeof Command.Type

// These names and shapes are the stored format: add fields as optional, never rename.
export const Event = Schema.TaggedUnion({
  CommitRetried: { ...commit, attempt: Attempt },
  CommitSkipped: { ...commit, because: Because }
})
export type Event = typeof Event.Type

/** By position of the commit. A skip is final: what was decided and shown without the commit must stay valid. */
export type State = { readonly [seq: number]: { readonly attempts: number; readonly skipped: boolean } }

export class ParkedCommitRefused extends Schema.TaggedError<ParkedCommitRefused>()("ParkedCommitRefused", {
  because: Schema.Literals(["not-found", "skipped-already"])
}) {}

export const projection: Decider<State, Command, Event, ParkedCommitRefused> = {
  initial: {},

  decide: (command, state) =>
    Command.match(command, {
      RetryCommit: ({ subject, seq, attempt }) => {
        if (state[seq]?.skipped === true) return refuse("skipped-already")
        return attemptsOf(state, seq) >= attempt ? record() : record({ _tag: "CommitRetried", subject, seq, attempt })
      },
      SkipCommit: ({ subject, seq, because }) =>
        state[seq]?.skipped === true ? record() : record({ _tag: "CommitSkipped", subject, seq, because })
    }),

  evolve: (state, event) =>
    Event.match(event, {
      CommitRetried: ({ seq, attempt }) => ({ ...state, [seq]: { attempts: attempt, skipped: false } }),
      CommitSkipped: ({ seq }) => ({ ...state, [seq]: { attempts: attemptsOf(state, seq), skipped: true } })
    })
}

/** How often a commit was retried. */
export const attemptsOf = (state: State, seq: number): number => state[seq]?.attempts ?? 0

const record = (...events: ReadonlyArray<Event>): Decision => Result.succeed(events)
const refuse = (because: ParkedCommitRefused["because"]): Decision => Result.fail(new ParkedCommitRefused({ because }))
type Decision = Result.Result<ReadonlyArray<Event>, ParkedCommitRefused>
