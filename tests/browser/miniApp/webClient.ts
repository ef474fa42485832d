/**
 * Telegram Web with the Mini App in a frame: a replacement of its page, at its real address. It has the buttons of Telegram around the
 * frame, keeps the events of the app, and sends its own.
 */
import type { Browser, BrowserContextOptions, Frame } from "playwright"
import { sizes } from "../screens/screen.ts"
import { addressOf, type Opened, themeOf } from "./phone.ts"

export const telegramWeb = "https://web.telegram.org/a/"

/** Source: github.com/Ajaxy/telegram-tt, WebAppModalTabContent.tsx. */
const sandbox =
  "allow-scripts allow-same-origin allow-popups allow-forms allow-modals allow-storage-access-by-user-activation"

const pageOf = (app: string, { bg_color: ground, text_color: text, ...theme }: Readonly<Record<string, string>>) => `
<!doctype html><html lang="en"><meta charset="utf-8"><title>Telegram Web</title>
<style>
  body { margin: 0; height: 100dvh; display: grid; grid-template-rows: 56px minmax(0, 1fr) auto;
    font: 16px system-ui; background: ${ground}; color: ${text} }
  header { display: flex; align-items: center; gap: 8px; padding: 0 16px }
  h1 { font-size: 18px; flex: 1 }
  iframe { border: 0; width: 100%; height: 100% }
  button { font: inherit; border: 0; background: none; color: inherit; min-height: 40px }
  #main { margin: 8px 16px; min-height: 48px; border-radius: 10px; font-weight: 600;
    background: ${theme["button_color"]}; color: ${theme["button_text_color"]} }
  #main:disabled { opacity: 0.6 }
</style>
<main style="display: contents">
  <header><button id="back" hidden>Back</button><h1>Tracker</h1></header>
  <iframe name="app" title="Tracker" sandbox="${sandbox}" src="${app.replaceAll("&", "&amp;")}"></iframe>
  <button id="main" hidden>-</button>
</main>
<script>
  const [frame, main, back] = ["iframe", "#main", "#back"].map((each) => document.querySelector(each))
  window.heard = []
  window.send = (eventType, eventData = {}) =>
    frame.contentWindow.postMessage(JSON.stringify({ eventType, eventData }), "*")
  const shows = {
    web_app_setup_main_button: ({ is_visible, is_active, text }) => {
      main.hidden = !is_visible
      main.disabled = !is_active
      main.textContent = text || "-"
    },
    web_app_setup_back_button: ({ is_visible }) => (back.hidden = !is_visible)
  }
  addEventListener("message", ({ source, data }) => {
    if (source !== frame.contentWindow) return
    const { eventType, eventData } = JSON.parse(data)
    window.heard.push(eventType)
    shows[eventType]?.(eventData)
  })
  main.onclick = () => send("main_button_pressed")
  back.onclick = () => send("back_button_pressed")
</script>`

interface Framed extends Opened {
  /** The page around the frame. @default Telegram Web */
  readonly at?: string
  /** @default a phone */
  readonly options?: BrowserContextOptions
}

/** Opens a page with the app in a frame. Playwright serves the page, so no other computer is asked. */
export const openFramed = async (browser: Browser, { at = telegramWeb, options, ...opened }: Framed) => {
  const context = await browser.newContext({ locale: "en-GB", viewport: sizes.phone, ...options })
  const page = await context.newPage()
  const complaints: Array<string> = []
  page.on("console", (said) => {
    if (said.type() === "error") complaints.push(said.text())
  })
  page.on("pageerror", (error) => complaints.push(error.message))
  const { scheme = "light" } = opened
  const body = pageOf(addressOf({ ...opened, platform: "weba" }), themeOf("weba", scheme))
  await context.route(at, (route) => route.fulfill({ contentType: "text/html", body }))
  await page.goto(at)
  return {
    page,
    /** The Mini App. */
    app: page.frameLocator("iframe[name=app]"),
    /** The frame of the app; its document is the app's once it was loaded. */
    frame: (): Frame => {
      const found = page.frame("app")
      if (found === null) throw new Error("the page has no frame")
      return found
    },
    complaints,
    /** The types of the events that the app has sent, oldest first. */
    heard: () => page.evaluate<ReadonlyArray<string>>("window.heard"),
    /** Telegram Web sends an event to the app. */
    send: (type: string, data: Readonly<Record<string, unknown>> = {}) =>
      page.evaluate(`window.send(${JSON.stringify(type)}, ${JSON.stringify(data)})`),
    close: () => context.close()
  }
}
