/** The Mini App as a phone shows it, with a replacement of Telegram's app, which opens the page, and receives and sends its events. */
import type { Browser, Page } from "playwright"
import { signedInitData } from "../../../gateways/http/signIn/miniApp/kit.ts"
import { sizes } from "../screens/screen.ts"

type Platform = "ios" | "weba"
export type Scheme = "light" | "dark"

/** Source: core.telegram.org/bots/webapps#themeparams, and the themes of Telegram for iOS and of Telegram Web A. */
const themes = {
  ios: {
    light: {
      bg_color: "#ffffff",
      secondary_bg_color: "#efeff4",
      section_bg_color: "#ffffff",
      text_color: "#000000",
      hint_color: "#8e8e93",
      link_color: "#007aff",
      button_color: "#007aff",
      button_text_color: "#ffffff"
    },
    dark: {
      bg_color: "#212d3b",
      secondary_bg_color: "#151e27",
      section_bg_color: "#1d2733",
      text_color: "#ffffff",
      hint_color: "#7d8b99",
      link_color: "#5eabe1",
      button_color: "#50a8eb",
      button_text_color: "#ffffff"
    }
  },
  weba: {
    light: {
      bg_color: "#ffffff",
      secondary_bg_color: "#f4f4f5",
      section_bg_color: "#ffffff",
      text_color: "#000000",
      hint_color: "#707579",
      link_color: "#3390ec",
      button_color: "#3390ec",
      button_text_color: "#ffffff"
    },
    dark: {
      bg_color: "#212121",
      secondary_bg_color: "#0f0f0f",
      section_bg_color: "#212121",
      text_color: "#ffffff",
      hint_color: "#aaaaaa",
      link_color: "#8774e1",
      button_color: "#8774e1",
      button_text_color: "#ffffff"
    }
  }
} as const
export const themeOf = (platform: Platform, scheme: Scheme): Readonly<Record<string, string>> =>
  themes[platform][scheme]

export interface Opened {
  readonly origin: string
  readonly token: string
  /** The id of the Telegram user. */
  readonly user: number
  readonly scheme?: Scheme
  /** @default ios */
  readonly platform?: Platform
  /** @default 8.0 */
  readonly version?: string
  /** Of the link that opened the app. */
  readonly startapp?: string
  /** The signed data; new ones when left out. */
  readonly initData?: string
}

/** The address at which Telegram opens the page. */
export const addressOf = ({ origin, token, user, startapp, initData, ...opened }: Opened) => {
  const { scheme = "light", platform = "ios", version = "8.0" } = opened
  const hash = new URLSearchParams({
    tgWebAppData: initData ?? openingData(user, token),
    tgWebAppVersion: version,
    tgWebAppPlatform: platform,
    tgWebAppThemeParams: JSON.stringify(themeOf(platform, scheme))
  })
  return `${origin}/app${startapp === undefined ? "" : `?startapp=${startapp}`}#${String(hash)}`
}

/** Runs in the page, before its scripts. */
const standIn = `
  window.telegramHeard = []
  window.TelegramWebviewProxy = {
    postEvent: (type, data) => window.telegramHeard.push([type, JSON.parse(data)])
  }`

let openings = 0
/** The data of an opening of the app. As at Telegram no two are equal, also within one second. */
export const openingData = (user: number, token: string): string =>
  signedInitData({ user, token, at: Date.now(), fields: { query_id: `AAHdF6IQ${openings++}` } })

export const openPhone = async (browser: Browser, opened: Opened) => {
  const context = await browser.newContext({
    locale: "en-GB",
    viewport: sizes.phone,
    hasTouch: true,
    isMobile: true,
    colorScheme: opened.scheme ?? "light"
  })
  const page = await context.newPage()
  const complaints: Array<string> = []
  page.on("console", (said) => {
    if (said.type() === "error") complaints.push(said.text())
  })
  page.on("pageerror", (error) => complaints.push(error.message))
  await page.addInitScript(standIn)
  await page.goto(addressOf(opened))
  return {
    page,
    complaints,
    /** The data of the events of a type that the app has received, oldest first. */
    heard: (type: string) => heardBy(page, type),
    /** The person presses a button of Telegram. */
    press: (button: "main" | "back") =>
      page.evaluate(`window.Telegram.WebView.receiveEvent("${button}_button_pressed")`),
    close: () => context.close()
  }
}
export type Phone = Awaited<ReturnType<typeof openPhone>>

const heardBy = (page: Page, type: string) =>
  page.evaluate<ReadonlyArray<Readonly<Record<string, unknown>>>>(
    `window.telegramHeard.filter(([type]) => type === ${JSON.stringify(type)}).map(([, data]) => data)`
  )
