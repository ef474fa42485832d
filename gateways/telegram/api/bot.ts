/** The gate to Telegram: the only file that imports grammY. It sends plain text only, never markup. */
import { Context, Effect, Layer, Redacted } from "effect"
import { Api, GrammyError } from "grammy"
import type { Language } from "../../../domain/vocabulary.ts"
import { ApiFault, kindOfRefusal } from "./apiFault.ts"
import { measureCalls } from "./measures/callMetrics.ts"
import { type AppPlaces, type BotButton, keyboardOf } from "../buttons/keyboard.ts"

/** The bot itself, as Telegram knows it. */
export interface Me {
  readonly id: number
  /** Without the `@`. */
  readonly username: string
  /** False while privacy mode is on: in groups where it is no administrator, the bot gets only commands and replies to its messages. */
  readonly readsAll: boolean
}

/** The look of a part of a text. Telegram parses no markup, so the words of a person stay as they are. */
export interface TextStyle {
  readonly type: "bold" | "blockquote"
  /** UTF-16 units. */
  readonly offset: number
  readonly length: number
}

/** The content of a message of the bot. */
export interface Rendered {
  /** At most 4096 UTF-16 units. */
  readonly text: string
  readonly styles?: ReadonlyArray<TextStyle>
  /** Rows of buttons. */
  readonly buttons: ReadonlyArray<ReadonlyArray<BotButton>>
}

export interface ChatPlace {
  readonly chat: number
  /** The forum topic. */
  readonly thread: number | null
  /** The message to reply to. If it was deleted, the new message is sent without it. */
  readonly replyTo: number | null
  /** Telegram notifies the people of the chat with a sound. @default silent */
  readonly loud?: true
}

/** The chats of a kind, the administrators of all groups, or one private chat. */
export type CommandScope =
  | "all_private_chats"
  | "all_group_chats"
  | "all_chat_administrators"
  | { readonly chat: number }

/** `admin` includes the creator of the chat. A person who was banned, or has left, is `out`. */
export type MemberStatus = "admin" | "member" | "out"

/** The webhook as Telegram knows it. */
export interface WebhookInfo {
  /** Empty when no webhook is set. */
  readonly url: string
  /** The updates that wait at Telegram. */
  readonly pending: number
  /** The last failed delivery. `at`: milliseconds since 1970. `message`: a sentence of Telegram. */
  readonly lastError: { readonly at: number; readonly message: string } | null
}

export class BotApi extends Context.Service<
  BotApi,
  {
    readonly me: Effect.Effect<Me, ApiFault>
    /** Waits up to `seconds` for updates from `offset` on. Earlier updates are confirmed and are never sent again. */
    readonly updates: (
      offset: number,
      seconds: number
    ) => Effect.Effect<ReadonlyArray<{ readonly update_id: number }>, ApiFault>
    /** Offers commands to the people of a scope who use a language; null for the other languages. */
    readonly offer: (
      scope: CommandScope,
      language: Language | null,
      commands: ReadonlyArray<{ readonly command: string; readonly description: string }>
    ) => Effect.Effect<void, ApiFault>
    /** Removes the commands that were offered to one private chat; it has those of all private chats again. */
    readonly clearOffer: (chat: number) => Effect.Effect<void, ApiFault>
    /** Shows the Mini App on the menu button of private chats; null shows the commands there. */
    readonly offerApp: (text: string, url: string | null) => Effect.Effect<void, ApiFault>
    /** Makes Telegram send updates to the address, with the token in a header. Waiting updates are kept. */
    readonly setWebhook: (url: string, token: string) => Effect.Effect<void, ApiFault>
    /** Removes the webhook. Updates then wait for a poll. */
    readonly dropWebhook: Effect.Effect<void, ApiFault>
    readonly webhookInfo: Effect.Effect<WebhookInfo, ApiFault>
    /** Returns the number of the new message. Must not be repeated when the outcome is unknown. */
    readonly send: (place: ChatPlace, what: Rendered) => Effect.Effect<number, ApiFault>
    readonly edit: (chat: number, message: number, what: Rendered) => Effect.Effect<void, ApiFault>
    /** Deletes a message of the bot. */
    readonly remove: (chat: number, message: number) => Effect.Effect<void, ApiFault>
    readonly react: (chat: number, message: number, emoji: "👀") => Effect.Effect<void, ApiFault>
    /** Leaves a group. Fails with `closed` when the bot is not in it. */
    readonly leave: (chat: number) => Effect.Effect<void, ApiFault>
    /** Fails with `no-right` in a chat whose members only an administrator may see. */
    readonly memberStatus: (chat: number, user: number) => Effect.Effect<MemberStatus, ApiFault>
    /** Shows the outcome of a press to its person, in at most 200 characters. */
    readonly answer: (query: string, text: string, alert: boolean) => Effect.Effect<void, ApiFault>
  }
>()("tracker/gateways/telegram/BotApi") {
  static readonly layer = (options: BotApiOptions) =>
    Layer.effect(
      BotApi,
      Effect.map(Effect.context<never>(), (context) => make(options, context))
    )
}

/** Seconds. The default of grammY is 500. */
const callSeconds = 15
const pollGraceSeconds = 10
/** Longest time that Telegram holds a request for updates. Seconds. */
export const longPollSeconds = 30
/** The kinds of updates that are handled. The list is explicit, so that earlier settings of the bot have no effect. */
const wanted = ["message", "edited_message", "callback_query", "my_chat_member", "chat_member"] as const

interface BotApiOptions {
  readonly token: Redacted.Redacted
  readonly apiRoot: string
  /** The public origin of the Mini App. @default null: no button opens it */
  readonly appOrigin?: string | null
  /** Awaited before each call that Telegram shows to people. @default returns at once */
  readonly allowed?: Effect.Effect<void>
}

const make = (
  { token, apiRoot, appOrigin = null, allowed = Effect.void }: BotApiOptions,
  context: Context.Context<never>
): BotApi["Service"] => {
  const root = apiRoot.replace(/\/+$/u, "")
  const clientOf = measuredClients(Redacted.value(token), root, context)
  const api = clientOf(callSeconds)
  const poller = clientOf(longPollSeconds + pollGraceSeconds)
  const shown: typeof call = (run) => Effect.andThen(allowed, call(run))
  let places: AppPlaces = { origin: appOrigin, mainAppOf: null }

  return {
    me: call((signal) => api.getMe(signal)).pipe(
      Effect.tap(({ username, has_main_web_app: hasMainApp }) =>
        Effect.sync(() => {
          // The bot reads its identity before it sends the first message.
          places = { ...places, mainAppOf: hasMainApp ? username : null }
        })
      ),
      Effect.map(({ id, username, can_read_all_group_messages: readsAll }) => ({ id, username, readsAll }))
    ),
    updates: (offset, seconds) =>
      call((signal) => poller.getUpdates({ offset, timeout: seconds, limit: 100, allowed_updates: wanted }, signal)),
    ...offerCalls(api),
    ...webhookCalls(api),
    send: ({ chat, thread, replyTo, loud }, what) =>
      shown((signal) =>
        api.sendMessage(
          chat,
          what.text,
          {
            disable_notification: loud !== true,
            ...looksOf(what, chat, places),
            ...(thread === null ? {} : { message_thread_id: thread }),
            ...(replyTo === null
              ? {}
              : { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } })
          },
          signal
        )
      ).pipe(Effect.map(({ message_id }) => message_id)),
    edit: (chat, message, what) =>
      Effect.asVoid(
        shown((signal) => api.editMessageText(chat, message, what.text, looksOf(what, chat, places), signal))
      ),
    remove: (chat, message) => Effect.asVoid(shown((signal) => api.deleteMessage(chat, message, signal))),
    react: (chat, message, emoji) =>
      shown((signal) => api.setMessageReaction(chat, message, [{ type: "emoji", emoji }], {}, signal)).pipe(
        Effect.asVoid
      ),
    leave: (chat) => Effect.asVoid(shown((signal) => api.leaveChat(chat, signal))),
    memberStatus: (chat, user) =>
      call((signal) => api.getChatMember(chat, user, signal)).pipe(Effect.map(memberStatusOf)),
    answer: (query, text, alert) =>
      shown((signal) => api.answerCallbackQuery(query, { text, show_alert: alert }, signal)).pipe(Effect.asVoid)
  }
}

/** Makes clients of Telegram with a time limit in seconds, whose calls are counted. */
const measuredClients = (token: string, apiRoot: string, context: Context.Context<never>) => {
  const measured = measureCalls(context, () => performance.now())
  return (timeoutSeconds: number) => {
    const client = new Api(token, { apiRoot, timeoutSeconds })
    client.config.use((previous, method, payload, signal) => measured(method, () => previous(method, payload, signal)))
    return client
  }
}

const offerCalls = (api: Api): Pick<BotApi["Service"], "offer" | "clearOffer" | "offerApp"> => ({
  offer: (scope, language, commands) =>
    call((signal) =>
      api.setMyCommands(
        commands,
        { scope: scopeOf(scope), ...(language === null ? {} : { language_code: language }) },
        signal
      )
    ).pipe(Effect.asVoid),
  clearOffer: (chat) =>
    call((signal) => api.deleteMyCommands({ scope: scopeOf({ chat }) }, signal)).pipe(Effect.asVoid),
  offerApp: (text, url) =>
    call((signal) =>
      api.setChatMenuButton(
        { menu_button: url === null ? { type: "commands" } : { type: "web_app", text, web_app: { url } } },
        signal
      )
    ).pipe(Effect.asVoid)
})

const scopeOf = (scope: CommandScope) =>
  typeof scope === "string" ? { type: scope } : ({ type: "chat", chat_id: scope.chat } as const)

const webhookCalls = (api: Api) =>
  ({
    setWebhook: (url: string, secret: string) =>
      call((signal) =>
        api.setWebhook(url, { secret_token: secret, allowed_updates: wanted, drop_pending_updates: false }, signal)
      ).pipe(Effect.asVoid),
    dropWebhook: call((signal) => api.deleteWebhook({ drop_pending_updates: false }, signal)).pipe(Effect.asVoid),
    webhookInfo: call((signal) => api.getWebhookInfo(signal)).pipe(
      Effect.map(
        ({ url = "", pending_update_count: pending, last_error_date: at, last_error_message: message = "" }) => ({
          url,
          pending,
          lastError: at === undefined ? null : { at: at * 1000, message }
        })
      )
    )
  }) satisfies Pick<BotApi["Service"], "setWebhook" | "dropWebhook" | "webhookInfo">

/** A restricted person may have left. */
export const memberStatusOf = ({
  status,
  is_member: isMember
}: {
  readonly status: string
  readonly is_member?: boolean
}): MemberStatus => {
  if (status === "creator" || status === "administrator") return "admin"
  return status === "left" || status === "kicked" || isMember === false ? "out" : "member"
}

const looksOf = ({ styles, buttons }: Rendered, chat: number, places: AppPlaces) => ({
  link_preview_options: { is_disabled: true },
  ...(styles === undefined ? {} : { entities: [...styles] }),
  reply_markup: keyboardOf(buttons, chat, places)
})

// The cast: grammY declares the signal of a polyfill. Node's signal differs only in its type.
type Signal = NonNullable<Parameters<Api["getMe"]>[0]>
const call = <A>(run: (signal: Signal) => Promise<A>): Effect.Effect<A, ApiFault> =>
  Effect.tryPromise({ try: (signal) => run(signal as Signal), catch: faultOf })

const faultOf = (error: unknown): ApiFault => {
  // The message of such an error may contain the address, which contains the token.
  if (!(error instanceof GrammyError)) return new ApiFault({ kind: "unknown", description: "no answer" })
  const { error_code: code, description, parameters } = error
  const fault = (kind: ApiFault["kind"], more: { readonly retryAfter?: number; readonly to?: number } = {}) =>
    new ApiFault({ kind, description, ...more })
  if (code === 429) return fault("flooded", { retryAfter: parameters.retry_after ?? 1 })
  if (parameters.migrate_to_chat_id !== undefined) return fault("migrated", { to: parameters.migrate_to_chat_id })
  if (code === 401 || code === 404) return fault("unauthorized")
  if (code === 403) return fault("closed")
  if (code === 409) return fault(/webhook/u.test(description) ? "webhook" : "other-poller")
  if (code >= 500) return fault("unknown")
  return fault(kindOfRefusal(description))
}
