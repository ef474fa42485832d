import { afterEach, describe, expect, test } from "vitest"
import { makeWebApp } from "./webApp.ts"

interface Sent {
  readonly type: string
  readonly data: unknown
}
/** The page inside of an app for phones that speaks a version. `hears`: an event that the app sends. */
const opened = (version: string) => {
  const sent: Array<Sent> = []
  Object.assign(window, {
    TelegramWebviewProxy: { postEvent: (type: string, json: string) => sent.push({ type, data: JSON.parse(json) }) }
  })
  const app = makeWebApp(window, { version, theme: { bg_color: "#17212b", text_color: "#f5f5f5" } })
  const hears = (type: string, data?: unknown) =>
    (
      window as unknown as { Telegram: { WebView: { receiveEvent: (type: string, data: unknown) => void } } }
    ).Telegram.WebView.receiveEvent(type, data)
  return { app, sent, types: () => sent.map(({ type }) => type), hears }
}
const root = document.documentElement
afterEach(() => {
  Reflect.deleteProperty(window, "TelegramWebviewProxy")
  root.removeAttribute("style")
})

test("a present app gets what the page asks for", () => {
  const { app, sent, types } = opened("8.0")
  app.ready()
  app.showBack(true)
  app.showMain({ text: "Complete", isActive: true, isBusy: false })
  app.feel("success")
  app.confirmClosing(true)
  app.openLink("https://tasks.example.org/knowledge")
  expect(types()).toEqual([
    "web_app_ready",
    "web_app_expand",
    "web_app_setup_swipe_behavior",
    "web_app_request_safe_area",
    "web_app_request_content_safe_area",
    "web_app_setup_back_button",
    "web_app_setup_main_button",
    "web_app_trigger_haptic_feedback",
    "web_app_setup_closing_behavior",
    "web_app_open_link"
  ])
  expect(sent[6]?.data).toEqual({ is_visible: true, is_active: true, is_progress_visible: false, text: "Complete" })
})

test("the app gets a change of the main button once, however often the page states it", () => {
  const { app, sent } = opened("8.0")
  const button = { text: "Complete", isActive: true, isBusy: false }
  for (const each of [null, null, button, { ...button }, { ...button, isBusy: true }, button, null]) app.showMain(each)
  expect(sent.map(({ data }) => data)).toMatchObject([
    { is_visible: false },
    { text: "Complete", is_active: true },
    { is_active: false, is_progress_visible: true },
    { is_active: true },
    { is_visible: false }
  ])
})

test("an app of the first version is asked for nothing that it does not know", () => {
  const { app, types } = opened("6.0")
  app.ready()
  app.showBack(true)
  app.feel("error")
  app.confirmClosing(true)
  app.showMain(null)
  expect(types()).toEqual(["web_app_ready", "web_app_expand", "web_app_setup_main_button"])
  expect(app.hasBack).toBe(false)
})

describe("an event of the app", () => {
  test("calls back, with data as an object or as JSON, until it is stopped", () => {
    const { app, hears } = opened("8.0")
    let presses = 0
    const stop = app.onMain(() => presses++)
    hears("main_button_pressed")
    hears("main_button_pressed", "{}")
    hears("main_button_pressed", "not JSON")
    stop()
    hears("main_button_pressed")
    expect(presses).toBe(3)
  })

  test("changes the theme, and the room for the page", () => {
    const { hears } = opened("8.0")
    expect([root.dataset["theme"], root.style.getPropertyValue("--tg-text")]).toEqual(["dark", "#f5f5f5"])
    hears("theme_changed", { theme_params: { bg_color: "#ffffff", text_color: "#000000" } })
    expect([root.dataset["theme"], root.style.getPropertyValue("--tg-text")]).toEqual(["light", "#000000"])
    hears("viewport_changed", { height: 500, is_state_stable: false })
    expect(root.style.getPropertyValue("--tg-height")).toBe("")
    hears("viewport_changed", '{"height":640,"is_state_stable":true}')
    expect(root.style.getPropertyValue("--tg-height")).toBe("640px")
    hears("safe_area_changed", { top: 47, bottom: 34 })
    hears("content_safe_area_changed", { top: "46px; color: red", bottom: -1 })
    expect(root.style.getPropertyValue("--tg-safe-top")).toBe("47px")
    expect(root.style.getPropertyValue("--tg-content-top")).toBe("")
  })

  test("of another frame than the one around the page is not heard", () => {
    const { app } = opened("8.0")
    let presses = 0
    app.onMain(() => presses++)
    const message = JSON.stringify({ eventType: "main_button_pressed", eventData: {} })
    window.dispatchEvent(new MessageEvent("message", { data: message, source: window }))
    window.dispatchEvent(new MessageEvent("message", { data: message, source: null }))
    expect(presses).toBe(0)
  })
})
