import { Context, type Effect, Schema } from "effect"
import type { DraftKind } from "../../domain/knowledge/draft.ts"

/** The read models cannot be asked whether it was used since. Nothing was changed; safe to retry with the same key. */
export class UsesUnknown extends Schema.TaggedError<UsesUnknown>()("UsesUnknown", {}) {
  override get message() {
    return "the read models are not available, so the use of the item cannot be checked"
  }
}

/** Counts the references to a topic, atom or task. An aggregate does not know its references, so the read models count them. */
export class Uses extends Context.Service<
  Uses,
  {
    /** The number of topics, atoms or tasks that point at it, at the head of the log when it is called or later. */
    readonly of: (kind: DraftKind, id: string) => Effect.Effect<number, UsesUnknown>
  }
>()("tracker/commands/Uses") {}
