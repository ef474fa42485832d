/**
 * The buttons of a message as Telegram gets them. A button to a page of the Mini App opens the Mini App, signed in; every other
 * button with an address opens the browser. Source: core.telegram.org/bots/api, "InlineKeyboardButton": a group has no `web_app` buttons, and
 * a link of the bot opens its main Mini App.
 */

/** A button sends its data back when it is pressed, or opens an address. */
export type BotButton =
  | { readonly text: string; /** At most 64 bytes. */ readonly data: string }
  | { readonly text: string; readonly url: string }

/** The places where the Mini App can be opened. */
export interface AppPlaces {
  /** The public origin of the product; null when it is not https, which Telegram requires. */
  readonly origin: string | null
  /** The name of the bot when BotFather knows its main Mini App; null when it knows none. */
  readonly mainAppOf: string | null
}

export const keyboardOf = (
  buttons: ReadonlyArray<ReadonlyArray<BotButton>>,
  chat: number,
  places: AppPlaces
): { readonly inline_keyboard: Array<Array<InlineButton>> } => ({
  inline_keyboard: buttons.map((row) =>
    row.map((button) =>
      "url" in button
        ? { text: button.text, ...openingOf(button.url, chat, places) }
        : { text: button.text, callback_data: button.data }
    )
  )
})

type Opening = { readonly url: string } | { readonly web_app: { readonly url: string } }
type InlineButton = { readonly text: string } & (Opening | { readonly callback_data: string })

const openingOf = (url: string, chat: number, { origin, mainAppOf }: AppPlaces): Opening => {
  const start = origin === null || !url.startsWith(`${origin}/`) ? null : startOf(url.slice(origin.length))
  if (start === null) return { url }
  // Groups have negative ids.
  if (chat > 0) return { web_app: { url: `${origin}${appPath}?startapp=${start}` } }
  return { url: mainAppOf === null ? url : `https://t.me/${mainAppOf}?startapp=${start}` }
}

const appPath = "/app"
/** The address of the first page of the Mini App; null when Telegram cannot open it. */
export const appAddressOf = (origin: string | null): string | null => (origin === null ? null : `${origin}${appPath}`)

/** The origin if Telegram can show a Mini App from it, which needs https; otherwise null. */
export const appOriginOf = (origin: string | null): string | null =>
  origin?.startsWith("https:") === true ? origin : null

/** The start parameter for a page of the dashboard; null for a page that the Mini App does not have. */
const startOf = (path: string): string | null => {
  const task = /^\/tasks\/([\w-]{1,60})$/u.exec(path)?.[1]
  if (task !== undefined) return `task-${task}`
  const proposal = /^\/review\?proposal=([\w-]{1,50})$/u.exec(path)?.[1]
  return proposal === undefined ? null : `proposal-${proposal}`
}
