/** The methods of the Bot API that the product calls, with the refusals of Telegram. */
import { bad, forbidden } from "./refusals/apiError.ts"
import {
  type ApiChat,
  type Keyboard,
  messageOf,
  type SentMessage,
  type ServerState,
  type Style
} from "./serverState.ts"

export type Params = Readonly<Record<string, unknown>>
export type Methods = Readonly<Record<string, (params: Params) => unknown>>

/** UTF-16 units. */
const mostText = 4096
const mostAnswer = 200
/** Bytes. */
const mostData = 64
const reactions = new Set(["👍", "👎", "❤", "🔥", "👀", "🎉", "👌", "🤔", "🙏", "💯", "⚡", "✍"])

export const methodsOf = (
  state: ServerState,
  {
    spend,
    answered,
    leave
  }: {
    readonly spend: (chat: number, kind: "send" | "edit" | "react") => void
    /** The bot leaves a group by itself. */
    readonly leave: (chat: ApiChat) => void
    /** False when there is no such query, or it was answered before. */
    readonly answered: (query: string, text: string, alert: boolean) => boolean
  }
): Methods => {
  const chatOf = (params: Params): ApiChat => {
    const id = Number(params["chat_id"])
    const to = state.migrated.get(id)
    if (to !== undefined) throw bad("group chat was upgraded to a supergroup chat", { migrate_to_chat_id: to })
    if (state.closed.has(id))
      throw forbidden(id > 0 ? "bot was blocked by the user" : "bot was kicked from the group chat")
    const chat = state.chats.get(id)
    if (chat === undefined) throw bad("chat not found")
    if (id > 0 && state.all(id).length === 0) throw forbidden("bot can't initiate conversation with a user")
    return chat
  }
  const writableChatOf = (params: Params): ApiChat => {
    const chat = chatOf(params)
    if (state.muted.has(chat.id)) throw bad("not enough rights to send text messages to the chat")
    return chat
  }
  const replyOf = (chat: ApiChat, params: Params): number | null => {
    const reply = params["reply_parameters"] as
      | { readonly message_id: number; readonly allow_sending_without_reply?: boolean }
      | undefined
    if (reply === undefined) return null
    if (state.find(chat.id, reply.message_id) !== undefined) return reply.message_id
    if (reply.allow_sending_without_reply === true) return null
    throw bad("message to be replied not found")
  }
  const threadOf = (chat: ApiChat, params: Params): number | null => {
    const thread = params["message_thread_id"]
    if (thread === undefined) return null
    if (chat.is_forum !== true || state.find(chat.id, Number(thread)) === undefined)
      throw bad("message thread not found")
    if (state.closedTopics.has(`${chat.id}:${Number(thread)}`)) throw bad("TOPIC_CLOSED")
    return Number(thread)
  }
  const ownMessageOf = (params: Params) => {
    const chat = writableChatOf(params)
    const said = state.find(chat.id, Number(params["message_id"]))
    if (said === undefined) throw bad("message to edit not found")
    if (said.from.id !== state.bot.id) throw bad("message can't be edited")
    return { chat, said }
  }
  const changed = (said: SentMessage, looks: Partial<Looks>) => {
    if (isSame(said, { ...said, ...looks }))
      throw bad(
        "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message"
      )
    Object.assign(said, looks, { edits: said.edits + 1 })
    return messageOf(state, said)
  }
  return {
    getMe: () => ({
      ...state.bot,
      can_join_groups: true,
      can_read_all_group_messages: !state.privacy,
      supports_inline_queries: false,
      has_main_web_app: state.app.hasMain
    }),

    sendMessage: (params) => {
      const chat = writableChatOf(params)
      const text = wordsOf(params)
      const [styles, buttons] = [stylesOf(params, text), buttonsOf(params)]
      const [replyTo, thread] = [replyOf(chat, params), threadOf(chat, params)]
      spend(chat.id, "send")
      const silent = params["disable_notification"] === true
      return messageOf(state, state.add(chat, state.bot, { text, styles, buttons, replyTo, thread, silent }))
    },

    editMessageText: (params) => {
      const { chat, said } = ownMessageOf(params)
      const text = wordsOf(params)
      const [styles, buttons] = [stylesOf(params, text), buttonsOf(params)]
      spend(chat.id, "edit")
      return changed(said, { text, styles, buttons })
    },

    setMessageReaction: (params) => {
      const chat = chatOf(params)
      const said = state.find(chat.id, Number(params["message_id"]))
      if (said === undefined) throw bad("message to react not found")
      spend(chat.id, "react")
      const [reaction] = (params["reaction"] ?? []) as ReadonlyArray<{ readonly type: string; readonly emoji: string }>
      if (reaction === undefined) said.reactions.delete(state.bot.id)
      else if (reaction.type !== "emoji" || !reactions.has(reaction.emoji)) throw bad("REACTION_INVALID")
      else said.reactions.set(state.bot.id, reaction.emoji)
      return true
    },

    setChatMenuButton: (params) => {
      const {
        type,
        text,
        web_app: app
      } = params["menu_button"] as {
        readonly type: string
        readonly text?: string
        readonly web_app?: { readonly url: string }
      }
      if (type === "web_app" && (text === undefined || app === undefined)) throw bad("menu button is invalid")
      if (app !== undefined) checkAppUrl(app.url)
      state.app.menu = app?.url ?? null
      return true
    },

    setMyCommands: (params) => {
      const commands = (params["commands"] ?? []) as ReadonlyArray<{
        readonly command: string
        readonly description: string
      }>
      for (const { command, description } of commands) {
        if (!/^[a-z0-9_]{1,32}$/u.test(command)) throw bad("BOT_COMMAND_INVALID")
        if (description.length < 1 || description.length > 256) throw bad("BOT_COMMAND_DESCRIPTION_INVALID")
      }
      state.commands.set(`${scopeIn(params)} ${String(params["language_code"] ?? "")}`.trim(), commands)
      return true
    },

    deleteMyCommands: (params) => {
      state.commands.delete(`${scopeIn(params)} ${String(params["language_code"] ?? "")}`.trim())
      return true
    },

    leaveChat: (params) => {
      const chat = chatOf(params)
      if (chat.id > 0) throw bad("chat not found")
      leave(chat)
      return true
    },

    deleteMessage: (params) => {
      const said = state.find(chatOf(params).id, Number(params["message_id"]))
      if (said === undefined) throw bad("message to delete not found")
      if (said.from.id !== state.bot.id) throw bad("message can't be deleted")
      said.deleted = true
      return true
    },

    answerCallbackQuery: (params) => {
      const text = String(params["text"] ?? "")
      if (text.length > mostAnswer) throw bad("MESSAGE_TOO_LONG")
      if (!answered(String(params["callback_query_id"]), text, params["show_alert"] === true))
        throw bad("query is too old and response timeout expired or query ID is invalid")
      return true
    }
  }
}

/** The kind of the scope, and the chat of a scope of one chat. */
const scopeIn = (params: Params): string => {
  const { type, chat_id: chat } = (params["scope"] ?? { type: "default" }) as {
    readonly type: string
    readonly chat_id?: number
  }
  return chat === undefined ? type : `${type}:${chat}`
}

const wordsOf = (params: Params) => {
  if (params["parse_mode"] !== undefined) throw bad("this server knows plain text only")
  const text = String(params["text"] ?? "").trim()
  if (text === "") throw bad("message text is empty")
  if (text.length > mostText) throw bad("message is too long")
  return text
}
const buttonsOf = (params: Params): Keyboard => {
  const markup = params["reply_markup"] as { readonly inline_keyboard?: Keyboard } | undefined
  const keyboard = markup?.inline_keyboard ?? []
  for (const { text, callback_data: data, url, web_app: app } of keyboard.flat()) {
    if (text === "") throw bad("text buttons are unallowed in the inline keyboard")
    if (app !== undefined) {
      if (Number(params["chat_id"]) < 0) throw bad("BUTTON_TYPE_INVALID")
      checkAppUrl(app.url)
    } else if (url !== undefined) checkUrl(url)
    else if (data === undefined || data === "" || Buffer.byteLength(data) > mostData) throw bad("BUTTON_DATA_INVALID")
  }
  return keyboard
}
/** Telegram refuses addresses without a domain, such as `http://localhost`. */
const checkUrl = (url: string) => {
  if (!URL.canParse(url) || !/\.\w+$/u.test(new URL(url).hostname))
    throw bad(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`)
}
const checkAppUrl = (url: string) => {
  if (!URL.canParse(url) || new URL(url).protocol !== "https:")
    throw bad(`Web App URL '${url}' is invalid: only HTTPS links are allowed`)
}
/** The looks of a text. Telegram drops one that is not in the text; here it is an error. */
const stylesOf = (params: Params, text: string): ReadonlyArray<Style> => {
  const styles = (params["entities"] ?? []) as ReadonlyArray<Style>
  for (const { offset, length } of styles)
    if (offset < 0 || length < 1 || offset + length > text.length) throw bad("ENTITY_BOUNDS_INVALID")
  return styles
}

type Looks = Pick<SentMessage, "text" | "styles" | "buttons">
const looksOf = ({ text, styles, buttons }: Looks) => JSON.stringify([text, styles, buttons])
const isSame = (said: Looks, next: Looks) => looksOf(said) === looksOf(next)
