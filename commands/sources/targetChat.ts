/** The chat for the messages of a source: the one that it names, or the one that this chat has become. */
import { Effect, Schema } from "effect"
import * as chats from "../../domain/chat/chat.ts"
import type { ChatId } from "../../domain/ids.ts"
import type { Audience } from "../../domain/values.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { EventStore } from "../../streams/ports/eventStore.ts"

/** A group moves once, when it becomes a supergroup. */
const mostMoves = 5
const isChatEvent = Schema.is(chats.Event)

interface Folded {
  readonly state: chats.State
  readonly seq: number
}

/** Returns the chat and its readers; null when the tracker is not in the chat any more. */
export const makeTargetChat = Effect.map(EventStore, ({ load }) => {
  const folded = new Map<ChatId, Folded>()
  const stateOf = Effect.fnUntraced(function* (id: ChatId) {
    const before = folded.get(id) ?? { state: chats.chat.initial, seq: 0 }
    const commits = yield* load(subjectOf("chat", id), before.seq)
    const events = commits.flatMap(({ events }) => events).filter(isChatEvent)
    const now = { state: events.reduce(chats.chat.evolve, before.state), seq: commits.at(-1)?.seq ?? before.seq }
    folded.set(id, now)
    return now.state
  })
  return Effect.fnUntraced(function* (named: ChatId) {
    let chat = named
    for (let moves = 0; moves <= mostMoves; moves++) {
      const state = yield* stateOf(chat)
      if (state.is === "bound") return { chat, audience: state.audience satisfies Audience }
      if (state.is !== "moved") return null
      chat = state.to
    }
    return null
  })
})
export type TargetChat = Effect.Success<typeof makeTargetChat>
