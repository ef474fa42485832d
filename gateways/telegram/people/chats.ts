import { Context, Effect, Layer, Option, Schema } from "effect"
import type { NotDone } from "../../../commands/commandBus.ts"
import { makeSendOnce } from "../../../commands/sendOnce.ts"
import * as ChatAggregate from "../../../domain/chat/chat.ts"
import { ActorId, ChatId, MessageId, TaskId } from "../../../domain/ids.ts"
import { Audience } from "../../../domain/values.ts"
import type { AggregateParked, LogChanged, StreamUnavailable } from "../../../streams/errors.ts"
import { EventStore } from "../../../streams/ports/eventStore.ts"
import type { Commit } from "../../../streams/commit/envelope.ts"
import { idFrom } from "../../../streams/commit/identity.ts"
import { NaturalKeys } from "../../../streams/sealing/naturalKeys.ts"
import { type Subject, subjectOf } from "../../../streams/commit/subjects.ts"
import { chatKey, isSupergroup } from "../api/chatKey.ts"
import { lineFrom } from "../../../domain/text/fit.ts"
import { deletedAccount, forwardOriginOf } from "../content/forwarded.ts"
import { type TelegramChat, type TelegramMessage, User } from "../inbox/update.ts"
import { isBot, speakerOf } from "../inbox/intent.ts"
import { BotAccount } from "../token/botAccount.ts"
import { Authors, bot } from "./authors.ts"

const mostTitle = 300

/** The author and the forwarder of a message, as `ReceiveMessage` has them. */
export interface SpeakersOfMessage {
  readonly author: ActorId
  readonly broughtBy?: ActorId
  readonly bot?: true
}

const decodeUser = Schema.decodeUnknownOption(User)
/** Null when the forwarded words have no readable user. */
const userOf = (raw: unknown) => Option.getOrNull(decodeUser(raw))

/** How a group is recorded. A group that is recorded already stays as it is, unless only an import has recorded it: then it keeps its readers. */
export interface Binding {
  /** An owner must approve the group before it is served. */
  readonly waits: boolean
  /** @default the members of the group */
  readonly audience?: Audience
}

export interface Bound {
  readonly audience: Audience
  /** The group was not bound before. */
  readonly isNew: boolean
  /** An owner has not approved the group yet. */
  readonly waits: boolean
}

/** The groups of the bot, as the log has them. */
export class Chats extends Context.Service<
  Chats,
  {
    readonly idOf: (chat: number) => ChatId
    readonly messageIdOf: (chat: number, message: number) => MessageId
    /**
     * The task of a message: the same for every person who requests it, and one for all parts of an album. A quoted part of the
     * message has a task of its own: `part` is its place in the text. `origin` is the key of the command that creates it.
     */
    readonly taskOf: (message: TelegramMessage, part?: number) => { readonly origin: string; readonly task: TaskId }
    /** The album of a message, the same for all its parts: a keyed hash. Null for a single message. */
    readonly albumOf: (message: Pick<TelegramMessage, "chat" | "media_group_id">) => string | null
    readonly subjectOf: (chat: number) => Subject
    readonly stateOf: (
      chat: number
    ) => Effect.Effect<ChatAggregate.State, StreamUnavailable | LogChanged | AggregateParked>
    /**
     * Records a group. Its messages are for its members, unless it was bound for the whole team before. This stores no message. A
     * group that was recorded before costs one read.
     */
    readonly bind: (chat: TelegramChat, key: string, how: Binding) => Effect.Effect<Bound, NotDone>
    /**
     * The author of a message; the chat when the author is anonymous. The author of forwarded words is the one who wrote
     * them. Null when the data of one of them was erased.
     */
    readonly speakersOf: (message: TelegramMessage) => Effect.Effect<SpeakersOfMessage | null, NotDone>
  }
>()("tracker/gateways/telegram/handlers/Chats") {
  static readonly layer = Layer.effect(
    Chats,
    Effect.gen(function* () {
      const sendOnce = yield* makeSendOnce
      const store = yield* EventStore
      const keys = yield* NaturalKeys
      const authors = yield* Authors
      const account = yield* BotAccount
      const folded = new Map<Subject, { readonly state: ChatAggregate.State; readonly seq: number }>()

      const idOf = (chat: number) => ChatId.make(keys.idFor("telegram-chat", chatKey(chat)))
      const subject = (chat: number) => subjectOf("chat", idOf(chat))
      const stateOf = Effect.fnUntraced(function* (chat: number) {
        const before = folded.get(subject(chat)) ?? { state: ChatAggregate.chat.initial, seq: 0 }
        const commits = yield* store.load(subject(chat), before.seq)
        const state = fold(before.state, commits)
        // Strangers can name any number of chats, so only chats of the log are remembered.
        if (commits.length > 0) folded.set(subject(chat), { state, seq: commits.at(-1)?.seq ?? before.seq })
        return state
      })

      const counterOf = (chat: number) => (account === null || isSupergroup(chat) ? [] : [`bot:${account}`])
      const messageIdOf = (chat: number, message: number) =>
        MessageId.make(keys.idFor("telegram-message", chatKey(chat), String(message), ...counterOf(chat)))

      return Chats.of({
        idOf,
        messageIdOf,
        taskOf: ({ chat, message_id, media_group_id: album }, part) => {
          const whole = album === undefined ? messageIdOf(chat.id, message_id) : `album:${idOf(chat.id)}:${album}`
          const origin = part === undefined ? whole : `${whole}:part:${part}`
          return { origin, task: TaskId.make(idFrom("task", "telegram", "CreateTask", origin)) }
        },
        albumOf: ({ chat, media_group_id: album }) =>
          album === undefined ? null : keys.idFor("telegram-album", chatKey(chat.id), album),
        speakersOf: makeSpeakersOf(authors, idOf, messageIdOf),
        subjectOf: subject,
        stateOf,
        bind: Effect.fnUntraced(function* (chat, key, { waits, audience: wanted }) {
          const now = yield* stateOf(chat.id)
          const isNew = now.is !== "bound"
          if (now.is === "bound" && !now.imported) return { audience: now.audience, isNew, waits: isWaiting(now) }
          const id = idOf(chat.id)
          const audience = wanted ?? (now.is === "bound" ? now.audience : Audience.make(`chat:${id}`))
          const title = lineFrom(chat.title ?? "", mostTitle) ?? "Telegram"
          const owner = ActorId.make(`chat:${id}`)
          const waiting = waits ? ({ waits } as const) : {}
          const command = { _tag: "BindChat", owner, title, source: "telegram", audience, ...waiting } as const
          yield* sendOnce({ actor: bot, key }, { subject: subject(chat.id), command })
          const bound = yield* stateOf(chat.id)
          return { audience: bound.is === "bound" ? bound.audience : audience, isNew, waits: isWaiting(bound) }
        })
      })
    })
  )
}

/** True for a group that an owner must approve first. */
export const isWaiting = (state: ChatAggregate.State): boolean => state.is === "bound" && !state.approved

/** The author of a message, and the person who brought forwarded words. */
const makeSpeakersOf = (
  authors: Authors["Service"],
  idOf: (chat: number) => ChatId,
  messageIdOf: (chat: number, message: number) => MessageId
) =>
  Effect.fnUntraced(function* (message: TelegramMessage): Effect.fn.Return<SpeakersOfMessage | null, NotDone> {
    const key = messageIdOf(message.chat.id, message.message_id)
    const speaker = speakerOf(message)
    const sender =
      speaker === null
        ? ActorId.make(`chat:${idOf(message.sender_chat?.id ?? message.chat.id)}`)
        : yield* authors.introduce(speaker, key)
    if (sender === null) return null
    const origin = forwardOriginOf(message.forward_origin)
    if (origin === null) return { author: sender, ...(isBot(message) ? { bot: true } : {}) }
    const user = origin.is === "user" ? userOf(origin.user) : null
    const named = origin.is === "name" ? origin.name : deletedAccount
    const author = yield* user === null ? authors.introduceName(named, key) : authors.introduce(user, key)
    if (author === null) return null
    const broughtBy = author === sender ? {} : { broughtBy: sender }
    return { author, ...broughtBy, ...(user?.is_bot === true ? { bot: true } : {}) }
  })

const fold = (state: ChatAggregate.State, commits: ReadonlyArray<Commit>): ChatAggregate.State =>
  commits
    .flatMap(({ events }) => events)
    .filter(Schema.is(ChatAggregate.Event))
    .reduce(ChatAggregate.chat.evolve, state)
