import { Context, type Effect, Schema } from "effect"
import type { DraftKind } from "../../domain/knowledge/draft.ts"

/** Whether something was used since cannot be seen just now. Nothing was changed; safe to retry with the same key. */
export class UsesUnknown extends Schema.TaggedError<UsesUnknown>()("UsesUnknown", {}) {
  override get message() {
    return "the read models cannot say just now whether it was used since"
  }
}

/** The reads' answer to "does anything point at it?", which no aggregate knows of itself. */
export class Uses extends Context.Service<
  Uses,
  {
    /** How many topics, atoms or tasks point at it, as of a position at or after the head of the log when it is asked. */
    readonly of: (kind: DraftKind, id: string) => Effect.Effect<number, UsesUnknown>
  }
>()("tracker/commands/Uses") {}
