/** The members of groups, as Telegram knows them, and the updates of a change. A person who speaks in a group is in it. */
import { bad, forbidden } from "./refusals/apiError.ts"
import type { Methods } from "./methods.ts"
import type { ApiChat, ApiUser, SentMessage, ServerState } from "./serverState.ts"

export type MemberStatus = "administrator" | "member" | "restricted" | "left" | "kicked"

/** `push` sends an update to the bot. */
export const makeMembers = (state: ServerState, push: (kind: string, what: unknown) => void) => {
  const statuses = new Map<string, MemberStatus>()
  const hidden = new Set<number>()
  const keyOf = (chat: number, user: number) => `${chat}:${user}`
  const statusOf = (chat: number, user: number): MemberStatus | null => {
    if (user === state.bot.id && state.closed.has(chat)) return "kicked"
    return statuses.get(keyOf(chat, user)) ?? (user === state.bot.id ? "member" : null)
  }
  const isAdmin = (chat: number) => statusOf(chat, state.bot.id) === "administrator"
  const change = (chat: ApiChat, user: ApiUser, status: MemberStatus, by: ApiUser = user) => {
    const before = statusOf(chat.id, user.id) ?? "left"
    statuses.set(keyOf(chat.id, user.id), status)
    const isBot = user.id === state.bot.id
    // Telegram tells only an administrator about other members, and a bot outside nothing.
    if (!isBot && (!isAdmin(chat.id) || state.closed.has(chat.id))) return
    push(isBot ? "my_chat_member" : "chat_member", {
      chat,
      from: by,
      date: state.seconds(),
      old_chat_member: memberOf(user, before),
      new_chat_member: memberOf(user, status)
    })
  }

  const methods = memberMethods(state, (chat) => hidden.has(chat) && !isAdmin(chat), statusOf)

  return {
    methods,
    /** A person who speaks or presses is in the group, unless the person has left it before. */
    noteActive: (chat: ApiChat, user: ApiUser) => {
      if (chat.id < 0 && statusOf(chat.id, user.id) === null) statuses.set(keyOf(chat.id, user.id), "member")
    },
    change,
    /** Whether privacy mode keeps a message from the bot. */
    isHidden: ({ chat, text, replyTo, more }: SentMessage): boolean => {
      if (!state.privacy || chat > 0 || isAdmin(chat) || Object.keys(more).some((key) => /_chat_|^new_/u.test(key)))
        return false
      const toBot = replyTo !== null && state.find(chat, replyTo)?.from.id === state.bot.id
      // Source: core.telegram.org/bots/features, "Privacy mode": a mention of the bot is not among what it gets.
      return !toBot && !text.startsWith("/")
    },
    /** A bot that comes back is no administrator. */
    removeBot: (chat: ApiChat) => void statuses.delete(keyOf(chat.id, state.bot.id)),
    /** Hides the list of members from everybody but administrators. */
    hide: (chat: ApiChat) => void hidden.add(chat.id),
    /** The supergroup has the members of the group. */
    move: (from: ApiChat, to: ApiChat) => {
      for (const [key, status] of statuses) {
        const [chat, user] = key.split(":")
        if (Number(chat) === from.id) statuses.set(keyOf(to.id, Number(user)), status)
      }
    }
  }
}

const memberOf = (user: ApiUser, status: MemberStatus) => ({
  user,
  status,
  ...(status === "restricted" ? { is_member: true } : {})
})

const memberMethods = (
  state: ServerState,
  isHidden: (chat: number) => boolean,
  statusOf: (chat: number, user: number) => MemberStatus | null
): Methods => ({
  getChatMember: (params) => {
    const [chat, user] = [Number(params["chat_id"]), Number(params["user_id"])]
    const to = state.migrated.get(chat)
    if (to !== undefined) throw bad("group chat was upgraded to a supergroup chat", { migrate_to_chat_id: to })
    if (!state.chats.has(chat)) throw bad("chat not found")
    if (state.closed.has(chat)) throw forbidden("bot was kicked from the supergroup chat")
    const known = state.users.get(user)
    if (known === undefined) throw bad("user not found")
    if (user !== state.bot.id && isHidden(chat)) throw bad("CHAT_ADMIN_REQUIRED")
    return memberOf(known, statusOf(chat, user) ?? "left")
  }
})
