/** The actions of people in a chat with the bot: send, edit and forward messages, press buttons, block the bot, migrate a group. */
import { makeMembers } from "./members.ts"
import type { Updates } from "./updates.ts"
import { type ApiChat, type SentMessage, type ApiUser, messageOf, type ServerState } from "./serverState.ts"

/** The answer that a person sees after pressing a button. An alert must be closed by a click. */
export interface PressAnswer {
  readonly text: string
  readonly alert: boolean
}

export interface MessageOptions {
  /** The number of the message that this one replies to. */
  readonly replyTo?: number
  /** The forum topic: the id of its first message. */
  readonly thread?: number
  /** Other fields of the Bot API's message, unchanged: a photo, a caption, an album. */
  readonly more?: Readonly<Record<string, unknown>>
}

export const makePeople = (state: ServerState, updates: Updates, changed: () => void) => {
  let ids = 1000
  const queries = new Map<string, (answer: PressAnswer) => void>()

  const chatJson = (chat: ApiChat) => {
    const user = state.users.get(chat.id)
    return user === undefined ? chat : { id: chat.id, type: "private", first_name: user.first_name }
  }
  const push = (kind: string, what: unknown) => {
    updates.push(kind, what)
    changed()
  }
  /** A bot outside of a group learns nothing of it. */
  const pushIn = (chat: number, kind: string, what: unknown) => {
    if (chat > 0 || !state.closed.has(chat)) push(kind, what)
    else changed()
  }
  const members = makeMembers(state, push)
  const send = (
    chat: ApiChat,
    user: ApiUser,
    text: string,
    { replyTo, thread, more }: MessageOptions = {}
  ): SentMessage => {
    const said = state.add(chat, user, {
      text,
      replyTo: replyTo ?? null,
      thread: thread ?? null,
      ...(more === undefined ? {} : { more })
    })
    members.noteActive(chat, user)
    if (members.isHidden(said)) changed()
    else pushIn(chat.id, "message", messageOf(state, said))
    return said
  }
  type BotStatus = "member" | "kicked" | "left"
  const otherThan = (status: BotStatus): BotStatus => (status === "member" ? "kicked" : "member")
  const membership = (chat: ApiChat, by: ApiUser, status: BotStatus, before = otherThan(status)) =>
    push("my_chat_member", {
      chat: chatJson(chat),
      from: by,
      date: state.seconds(),
      old_chat_member: { user: state.bot, status: before },
      new_chat_member: { user: state.bot, status }
    })

  return {
    /** Makes a new person, and their private chat with the bot. */
    person: (
      first_name: string,
      more: Partial<Omit<ApiUser, "id">> = {}
    ): { readonly user: ApiUser; readonly chat: ApiChat } => {
      const user: ApiUser = { id: ++ids, is_bot: false, first_name, language_code: "en", ...more }
      state.users.set(user.id, user)
      const chat: ApiChat = { id: user.id, type: "private" }
      state.chats.set(chat.id, chat)
      return { user, chat }
    },
    group: (title: string): ApiChat => {
      const chat: ApiChat = { id: -++ids, type: "group", title }
      state.chats.set(chat.id, chat)
      return chat
    },
    supergroup: (title: string, { forum = false } = {}): ApiChat => {
      const chat: ApiChat = {
        id: -(1_000_000_000_000 + ++ids),
        type: "supergroup",
        title,
        ...(forum ? { is_forum: true } : {})
      }
      state.chats.set(chat.id, chat)
      return chat
    },
    send,
    /** Starts a topic in a forum. Returns its number. */
    topic: (chat: ApiChat, user: ApiUser, name: string): number => {
      const said = state.add(chat, user, { more: { forum_topic_created: { name, icon_color: 0 } } })
      return said.id
    },
    edit: (said: SentMessage, text: string) => {
      Object.assign(said, { text, edits: said.edits + 1 })
      pushIn(said.chat, "edited_message", messageOf(state, said))
    },
    /** Deletes a message. As in Telegram, the bot gets no update of it. */
    erase: (said: SentMessage) => {
      said.deleted = true
      changed()
    },
    /** Presses a button by its label, or sends `data` that is on no button. Returns the answer to the press. */
    press: (said: SentMessage, button: string | { readonly data: string }, user: ApiUser): Promise<PressAnswer> => {
      const found =
        typeof button === "string" ? said.buttons.flat().find(({ text }) => text.includes(button)) : undefined
      const data = typeof button === "string" ? found?.callback_data : button.data
      if (data === undefined) throw new Error(`no button "${String(button)}" under: ${said.text}`)
      const chat = state.chats.get(said.chat)
      if (chat !== undefined) members.noteActive(chat, user)
      const press = { by: user, label: found?.text ?? data, answer: null as string | null }
      said.presses.push(press)
      const id = `query-${++ids}`
      return new Promise((resolve) => {
        queries.set(id, (answer) => {
          press.answer = answer.text
          resolve(answer)
        })
        push("callback_query", { id, from: user, chat_instance: "1", data, message: messageOf(state, said) })
      })
    },
    answered: (id: string, text: string, alert: boolean): boolean => {
      const tell = queries.get(id)
      queries.delete(id)
      tell?.({ text, alert })
      return tell !== undefined
    },
    /** Sends the same message in another update, as after a lost confirmation. */
    repeat: (said: SentMessage) => push("message", messageOf(state, said)),
    /** The bot is added to a group in which it is new. */
    add: (chat: ApiChat, by: ApiUser) => membership(chat, by, "member", "left"),
    /** The bot leaves a group by itself. */
    botLeft: (chat: ApiChat) => {
      state.closed.add(chat.id)
      members.removeBot(chat)
      membership(chat, state.bot, "left", "member")
    },
    block: (chat: ApiChat, by: ApiUser) => {
      state.closed.add(chat.id)
      members.removeBot(chat)
      membership(chat, by, "kicked")
    },
    unblock: (chat: ApiChat, by: ApiUser) => {
      state.closed.delete(chat.id)
      membership(chat, by, "member")
    },
    /** A person leaves. The service message may be hidden; `chat_member` comes to an administrator only. */
    leave: (chat: ApiChat, user: ApiUser, { isShown = true } = {}) => {
      if (isShown) send(chat, user, "", { more: { left_chat_member: user } })
      members.change(chat, user, "left")
    },
    /** An admin removes a person. */
    ban: (chat: ApiChat, user: ApiUser, by: ApiUser, { isShown = true } = {}) => {
      if (isShown) send(chat, by, "", { more: { left_chat_member: user } })
      members.change(chat, user, "kicked", by)
    },
    join: (chat: ApiChat, user: ApiUser) => {
      members.change(chat, user, "member")
      send(chat, user, "", { more: { new_chat_members: [user] } })
    },
    /** Makes the bot an administrator, or takes the right away. */
    promote: (chat: ApiChat, by: ApiUser, isAdmin = true) =>
      members.change(chat, state.bot, isAdmin ? "administrator" : "member", by),
    /** Changes the permissions of the whole chat to write. The bot gets no update. */
    mute: (chat: ApiChat, isMuted = true) => {
      if (isMuted) state.muted.add(chat.id)
      else state.muted.delete(chat.id)
    },
    /** Restricts the bot, or ends the restriction. */
    restrict: (chat: ApiChat, by: ApiUser, isRestricted = true) => {
      if (isRestricted) state.muted.add(chat.id)
      else state.muted.delete(chat.id)
      members.change(chat, state.bot, isRestricted ? "restricted" : "member", by)
    },
    /** Closes or reopens a forum topic. */
    closeTopic: (chat: ApiChat, by: ApiUser, thread: number, isClosed = true) => {
      if (isClosed) state.closedTopics.add(`${chat.id}:${thread}`)
      else state.closedTopics.delete(`${chat.id}:${thread}`)
      send(chat, by, "", { thread, more: isClosed ? { forum_topic_closed: {} } : { forum_topic_reopened: {} } })
    },
    /** Sends a message of which the bot gets no update, as in privacy mode. */
    sayUnseen: (chat: ApiChat, user: ApiUser, text: string) => state.add(chat, user, { text }),
    hideMembers: members.hide,
    memberMethods: members.methods,
    /** Makes a group a supergroup: with another id, and without the old messages. */
    migrate: (chat: ApiChat, user: ApiUser): ApiChat => {
      const to: ApiChat = { id: -(1_000_000_000_000 + ++ids), type: "supergroup", title: chat.title ?? "" }
      state.chats.set(to.id, to)
      state.migrated.set(chat.id, to.id)
      members.move(chat, to)
      send(chat, user, "", { more: { migrate_to_chat_id: to.id } })
      send(to, user, "", { more: { migrate_from_chat_id: chat.id } })
      return to
    },
    /** Sends an update of any shape, as a hostile or newer server might. */
    push
  }
}
