/** Dead letters: the commits that a reactor could not handle. They wait for a person, who retries or drops them. */
import { Context, type Effect, Schema } from "effect"
import type { ActorId } from "../../domain/ids.ts"
import type { StreamFull, StreamUnavailable } from "../errors.ts"

/** A commit that a consumer could not handle. */
export const Letter = Schema.Struct({
  consumer: Schema.String,
  /** The aggregate of the commit. */
  subject: Schema.String,
  /** The position of the commit. */
  seq: Schema.Int,
  /** The kind of the failure. Never a personal text. */
  why: Schema.String,
  tries: Schema.Int,
  /** UTC, ISO 8601. Letters of early versions have no time. */
  at: Schema.optionalKey(Schema.String)
})
export type Letter = typeof Letter.Type

export interface DeadLetter extends Letter {
  /** `<consumer>@<seq>`. */
  readonly id: string
  /** `retrying`: a person has requested a retry, and no consumer has handled it yet. */
  readonly state: "waiting" | "retrying"
}

export const letterIdOf = ({ consumer, seq }: Pick<Letter, "consumer" | "seq">): string => `${consumer}@${seq}`

/** A decision that a commit is not handled. It is kept beside the dead letters, and not in the log: a replay does not need it. */
export interface Dropping {
  readonly by: ActorId
  readonly because: string
}

/** A decision of a person on a letter: to handle its commit again, or never. */
export interface LetterDecision {
  /** Increases with each decision. */
  readonly position: number
  /** The position of the commit. */
  readonly seq: number
  readonly is: "retry" | "drop"
  /** Tries before the decision. */
  readonly tries: number
}

type Failure = StreamUnavailable | StreamFull

export class DeadLetters extends Context.Service<
  DeadLetters,
  {
    /** Oldest first. */
    readonly list: Effect.Effect<ReadonlyArray<DeadLetter>, StreamUnavailable>
    /** Null when there is no such letter. */
    readonly find: (id: string) => Effect.Effect<DeadLetter | null, StreamUnavailable>
    /** For consumers. A letter for the same commit replaces the earlier one. On disk when it returns. */
    readonly park: (letter: Letter) => Effect.Effect<void, Failure>
    /** For consumers: the commit was handled after all. */
    readonly remove: (letter: Pick<Letter, "consumer" | "seq">) => Effect.Effect<void, StreamUnavailable>
    /** The consumer handles the commit again, in any process. False when there is no such letter. */
    readonly retry: (id: string, by: ActorId) => Effect.Effect<boolean, Failure>
    /**
     * For consumers: the decisions after a position on the letters of a consumer, in order, and the position up to which they were
     * read. Only new messages are read, however many letters wait. A request that was handled already is left out.
     */
    readonly decided: (
      consumer: string,
      after: number
    ) => Effect.Effect<
      { readonly decisions: ReadonlyArray<LetterDecision>; readonly position: number },
      StreamUnavailable
    >
    /** The commit is never handled. The reason is kept. False when there is no such letter. */
    readonly drop: (id: string, dropping: Dropping) => Effect.Effect<boolean, Failure>
  }
>()("tracker/streams/DeadLetters") {}
