/** The state of Telegram's servers: people, chats and messages. */

export interface ApiUser {
  readonly id: number
  readonly is_bot: boolean
  readonly first_name: string
  readonly last_name?: string
  readonly username?: string
  readonly language_code?: string
}

export interface ApiChat {
  /** Positive for a private chat, negative for a group, below -10^12 for a supergroup. */
  readonly id: number
  readonly type: "private" | "group" | "supergroup"
  readonly title?: string
  readonly is_forum?: boolean
}

/** A button has the data of a press, an address, or the address of a Mini App. */
export interface Button {
  readonly text: string
  readonly callback_data?: string
  readonly url?: string
  readonly web_app?: { readonly url: string }
}
/** The look of a part of a text. */
export interface Style {
  readonly type: string
  readonly offset: number
  readonly length: number
}
export type Keyboard = ReadonlyArray<ReadonlyArray<Button>>

/** The current state of a message. */
export interface SentMessage {
  readonly id: number
  readonly chat: number
  readonly from: ApiUser
  /** Unix seconds. */
  readonly date: number
  text: string
  /** The number of edits. */
  edits: number
  readonly replyTo: number | null
  readonly thread: number | null
  readonly silent: boolean
  buttons: Keyboard
  styles: ReadonlyArray<Style>
  /** Emoji by user id. */
  readonly reactions: Map<number, string>
  /** Presses of its buttons, with the answers to them. */
  readonly presses: Array<{ readonly by: ApiUser; readonly label: string; answer: string | null }>
  deleted: boolean
  /** Other fields of the Bot API's message: a photo, a caption, a service note. */
  readonly more: Readonly<Record<string, unknown>>
}

export type ServerState = ReturnType<typeof makeServerState>

export const makeServerState = (bot: ApiUser, now: () => number, privacy: boolean) => {
  const users = new Map<number, ApiUser>([[bot.id, bot]])
  const chats = new Map<number, ApiChat>()
  const said = new Map<number, Array<SentMessage>>()
  const lastId = new Map<string, number>()

  return {
    bot,
    /** Whether privacy mode is on. */
    privacy,
    /** The present time, in Unix seconds. */
    seconds: () => Math.floor(now() / 1000),
    users,
    chats,
    /** Users who blocked the bot, and groups that removed it. */
    closed: new Set<number>(),
    /** Chats where the bot may not write. */
    muted: new Set<number>(),
    /** Closed forum topics, as `chat:thread`. */
    closedTopics: new Set<string>(),
    migrated: new Map<number, number>(),
    /** `hasMain`: BotFather knows a main Mini App. `menu`: the address that the menu button opens; null: the commands. */
    app: { hasMain: false, menu: null as string | null },
    /** The offered commands, by `scope language`. */
    commands: new Map<string, ReadonlyArray<{ readonly command: string; readonly description: string }>>(),
    all: (chat: number): ReadonlyArray<SentMessage> => said.get(chat) ?? [],
    find: (chat: number, id: number): SentMessage | undefined =>
      said.get(chat)?.find((each) => each.id === id && !each.deleted),
    add: (
      chat: ApiChat,
      from: ApiUser,
      what: Partial<Pick<SentMessage, "text" | "replyTo" | "thread" | "silent" | "buttons" | "styles" | "more">>
    ): SentMessage => {
      // A supergroup numbers its own messages. Private chats and small groups share the one counter of the account.
      const counter = chat.type === "supergroup" ? String(chat.id) : "account"
      const id = (lastId.get(counter) ?? 0) + 1
      lastId.set(counter, id)
      const message: SentMessage = {
        id,
        chat: chat.id,
        from,
        date: Math.floor(now() / 1000),
        text: "",
        edits: 0,
        replyTo: null,
        thread: null,
        silent: false,
        buttons: [],
        styles: [],
        reactions: new Map(),
        presses: [],
        deleted: false,
        more: {},
        ...what
      }
      said.set(chat.id, [...(said.get(chat.id) ?? []), message])
      return message
    }
  }
}

/** The message in the format of the Bot API, with one level of reply. */
export const messageOf = (state: ServerState, said: SentMessage, depth = 1): Readonly<Record<string, unknown>> => {
  const replied = said.replyTo === null || depth === 0 ? undefined : state.find(said.chat, said.replyTo)
  return {
    message_id: said.id,
    from: said.from,
    chat: chatOf(state, said.chat),
    date: said.date,
    ...(said.text === "" ? {} : { text: said.text, entities: entitiesOf(said.text) }),
    ...(said.edits === 0 ? {} : { edit_date: said.date + said.edits }),
    ...(said.thread === null ? {} : { message_thread_id: said.thread, is_topic_message: true }),
    ...(replied === undefined ? {} : { reply_to_message: messageOf(state, replied, depth - 1) }),
    ...(said.buttons.length === 0 ? {} : { reply_markup: { inline_keyboard: said.buttons } }),
    ...said.more
  }
}

const chatOf = (state: ServerState, id: number) => {
  const user = state.users.get(id)
  const chat = state.chats.get(id)
  return user === undefined
    ? chat
    : {
        id,
        type: "private",
        first_name: user.first_name,
        ...(user.username === undefined ? {} : { username: user.username })
      }
}

/** Commands and mentions are found by Telegram, not by the sender. Offsets count UTF-16 units. */
export const entitiesOf = (text: string) =>
  [...text.matchAll(/(?<=^|\s)(\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]+)?|@[A-Za-z0-9_]{3,})/g)].map((match) => ({
    type: match[0].startsWith("/") ? "bot_command" : "mention",
    offset: match.index,
    length: match[0].length
  }))
