/** The chat of an import, and the readers of its messages. */
import { Effect } from "effect"
import { CommandBus } from "../../../../commands/commandBus.ts"
import { ActorId, type ChatId } from "../../../../domain/ids.ts"
import { type Audience, type Source, team } from "../../../../domain/values.ts"
import { subjectOf } from "../../../../streams/commit/subjects.ts"
import { EventStore } from "../../../../streams/ports/eventStore.ts"
import type { ImportedChat } from "../source/source.ts"
import type { ImportedIds } from "./importedIds.ts"

export interface ChatOfImport {
  readonly chat: ChatId
  /** The audience of the chat where the bot works, so that an old message has no more readers than a new one; the team for a new chat. */
  readonly audience: Audience
}

/** Groups that became other groups, one after another. */
const mostMoves = 4

/** The chat that an import stores into, and its readers; `audience` is null for a chat that does not exist yet. Stores nothing. */
export const findChat = Effect.fnUntraced(function* (ids: ImportedIds) {
  const store = yield* EventStore
  const known = Effect.fnUntraced(function* (chat: ChatId) {
    let audience: Audience | null = null
    let to: ChatId | null = null
    for (const event of (yield* store.load(subjectOf("chat", chat))).flatMap(({ events }) => events)) {
      if (event._tag === "ChatBound") audience = event.audience
      if (event._tag === "ChatMigrated") to = event.to
    }
    return { audience, to }
  })
  let chat = ids.chat
  let audience: Audience | null = null
  for (let moves = 0; moves <= mostMoves; moves++) {
    const here = yield* known(chat)
    audience = here.audience ?? audience
    if (here.to === null) break
    chat = here.to
  }
  return { chat, audience }
})

export const chatOfImport = Effect.fnUntraced(function* (ids: ImportedIds, { title }: ImportedChat, source: Source) {
  const bus = yield* CommandBus
  const { chat, audience } = yield* findChat(ids)
  if (audience !== null) return { chat, audience } satisfies ChatOfImport
  yield* bus.send(ids.request("bind", chat, title), {
    subject: subjectOf("chat", chat),
    command: { _tag: "BindChat", owner: ActorId.make(`chat:${chat}`), title, source, audience: team }
  })
  return { chat, audience: team } satisfies ChatOfImport
})
