import { Effect, Schema } from "effect"
import type { FoundChat } from "./source/source.ts"

/** No chat, or more than one, has the name. Nothing was stored. */
export class NoSuchChat extends Schema.TaggedError<NoSuchChat>()("NoSuchChat", {
  asked: Schema.String,
  found: Schema.Int
}) {
  override get message() {
    return this.found === 0
      ? `no chat of the file has the number, the id or the name ${this.asked}. Nothing was stored.`
      : `${this.found} chats of the file are called ${this.asked}: choose one by its number in the list. Nothing was stored.`
  }
}

/** The chats that the flags choose: the only one without a flag. Null: the person must choose. */
export const chosenChats = (
  chats: ReadonlyArray<FoundChat>,
  { chat: asked, all }: { readonly chat: string | null; readonly all: boolean }
): Effect.Effect<ReadonlyArray<FoundChat> | null, NoSuchChat> => {
  if (all) return Effect.succeed(chats)
  if (asked === null) return Effect.succeed(chats.length === 1 ? chats : null)
  // A number selects from the printed list before any id or name is compared.
  const numbered = /^\d{1,6}$/u.test(asked) ? chats[Number(asked) - 1] : undefined
  const named = chats.filter(({ id, title }) => id === asked || title === asked)
  const found = numbered === undefined ? named : [numbered]
  return found.length === 1 ? Effect.succeed(found) : Effect.fail(new NoSuchChat({ asked, found: found.length }))
}
