/** The actions of people in a chat with the bot: send, edit and forward messages, press buttons, block the bot, migrate a group. */
import type { Updates } from "./updates.ts"
import { type Chat, type Said, type User, messageOf, type World } from "./world.ts"

/** The answer that a person sees after pressing a button. An alert must be closed by a click. */
export interface Answer {
  readonly text: string
  readonly alert: boolean
}

export interface How {
  /** The number of the message that this one replies to. */
  readonly replyTo?: number
  /** The forum topic: the id of its first message. */
  readonly thread?: number
  /** Other fields of the Bot API's message, unchanged: a photo, a caption, an album. */
  readonly more?: Readonly<Record<string, unknown>>
}

export const makePeople = (world: World, updates: Updates, changed: () => void) => {
  let ids = 1000
  const queries = new Map<string, (answer: Answer) => void>()

  const chatJson = (chat: Chat) => {
    const user = world.users.get(chat.id)
    return user === undefined ? chat : { id: chat.id, type: "private", first_name: user.first_name }
  }
  const push = (kind: string, what: unknown) => {
    updates.push(kind, what)
    changed()
  }
  const say = (chat: Chat, user: User, text: string, { replyTo, thread, more }: How = {}): Said => {
    const said = world.add(chat, user, {
      text,
      replyTo: replyTo ?? null,
      thread: thread ?? null,
      ...(more === undefined ? {} : { more })
    })
    push("message", messageOf(world, said))
    return said
  }
  const membership = (chat: Chat, by: User, status: "member" | "kicked") =>
    push("my_chat_member", {
      chat: chatJson(chat),
      from: by,
      date: 0,
      old_chat_member: { user: world.bot, status: status === "member" ? "kicked" : "member" },
      new_chat_member: { user: world.bot, status }
    })

  return {
    /** Makes a new person, and their private chat with the bot. */
    person: (
      first_name: string,
      more: Partial<Omit<User, "id">> = {}
    ): { readonly user: User; readonly chat: Chat } => {
      const user: User = { id: ++ids, is_bot: false, first_name, language_code: "en", ...more }
      world.users.set(user.id, user)
      const chat: Chat = { id: user.id, type: "private" }
      world.chats.set(chat.id, chat)
      return { user, chat }
    },
    group: (title: string): Chat => {
      const chat: Chat = { id: -++ids, type: "group", title }
      world.chats.set(chat.id, chat)
      return chat
    },
    supergroup: (title: string, { forum = false } = {}): Chat => {
      const chat: Chat = {
        id: -(1_000_000_000_000 + ++ids),
        type: "supergroup",
        title,
        ...(forum ? { is_forum: true } : {})
      }
      world.chats.set(chat.id, chat)
      return chat
    },
    say,
    /** Starts a topic in a forum. Returns its number. */
    topic: (chat: Chat, user: User, name: string): number => {
      const said = world.add(chat, user, { more: { forum_topic_created: { name, icon_color: 0 } } })
      return said.id
    },
    edit: (said: Said, text: string) => {
      Object.assign(said, { text, edits: said.edits + 1 })
      push("edited_message", messageOf(world, said))
    },
    /** Deletes a message. As in Telegram, the bot gets no update of it. */
    erase: (said: Said) => {
      said.deleted = true
      changed()
    },
    /** Presses a button by its label, or sends `data` that is on no button. Returns the answer to the press. */
    press: (said: Said, button: string | { readonly data: string }, user: User): Promise<Answer> => {
      const found =
        typeof button === "string" ? said.buttons.flat().find(({ text }) => text.includes(button)) : undefined
      const data = typeof button === "string" ? found?.callback_data : button.data
      if (data === undefined) throw new Error(`no button "${String(button)}" under: ${said.text}`)
      const press = { by: user, label: found?.text ?? data, answer: null as string | null }
      said.presses.push(press)
      const id = `query-${++ids}`
      return new Promise((resolve) => {
        queries.set(id, (answer) => {
          press.answer = answer.text
          resolve(answer)
        })
        push("callback_query", { id, from: user, chat_instance: "1", data, message: messageOf(world, said) })
      })
    },
    answered: (id: string, text: string, alert: boolean): boolean => {
      const tell = queries.get(id)
      queries.delete(id)
      tell?.({ text, alert })
      return tell !== undefined
    },
    /** Sends the same message in another update, as after a lost confirmation. */
    repeat: (said: Said) => push("message", messageOf(world, said)),
    block: (chat: Chat, by: User) => {
      world.closed.add(chat.id)
      membership(chat, by, "kicked")
    },
    unblock: (chat: Chat, by: User) => {
      world.closed.delete(chat.id)
      membership(chat, by, "member")
    },
    leave: (chat: Chat, user: User) => say(chat, user, "", { more: { left_chat_member: user } }),
    /** Makes a group a supergroup: with another id, and without the old messages. */
    migrate: (chat: Chat, user: User): Chat => {
      const to: Chat = { id: -(1_000_000_000_000 + ++ids), type: "supergroup", title: chat.title ?? "" }
      world.chats.set(to.id, to)
      world.migrated.set(chat.id, to.id)
      say(chat, user, "", { more: { migrate_to_chat_id: to.id } })
      say(to, user, "", { more: { migrate_from_chat_id: chat.id } })
      return to
    },
    /** Sends an update of any shape, as a hostile or newer server might. */
    push
  }
}
