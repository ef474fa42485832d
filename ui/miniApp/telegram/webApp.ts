/** The requests of the page to the Telegram app around it. A request that is newer than the app is left out, or served without the app. */
import { makeBridge } from "./bridge.ts"
import { type Launch, speaks } from "./launch.ts"
import { type ThemeParams, themeOf } from "./theme.ts"

/** The button of Telegram below the page. */
export interface MainButton {
  readonly text: string
  readonly isActive: boolean
  /** Shows that the command is on its way. */
  readonly isBusy: boolean
}

/** The first version with each part. Source: core.telegram.org/bots/webapps, "Recent changes". */
const since = { back: "6.1", haptics: "6.1", links: "6.1", confirm: "6.2", swipes: "7.7", safeAreas: "8.0" } as const

export const makeWebApp = (page: Window, { version, theme }: Pick<Launch, "version" | "theme">) => {
  const { post, on } = makeBridge(page)
  const has = (part: keyof typeof since) => speaks(version, since[part])
  const root = page.document.documentElement
  showTheme(root, theme)
  on("theme_changed", ({ theme_params: params }) => showTheme(root, asParams(params)))
  keepInView(root, on)
  /** The last request for the main button. */
  let askedMain = ""
  return {
    /** Call when the page can be seen: the app then removes its own sign of loading. */
    ready: () => {
      post("web_app_ready")
      post("web_app_expand")
      // A swipe down scrolls the page, and does not close it.
      if (has("swipes")) post("web_app_setup_swipe_behavior", { allow_vertical_swipe: false })
      if (!has("safeAreas")) return
      post("web_app_request_safe_area")
      post("web_app_request_content_safe_area")
    },
    /** Calls back when the person presses Telegram's back button. */
    onBack: (listener: () => void) => on("back_button_pressed", listener),
    showBack: (isVisible: boolean) => {
      if (has("back")) post("web_app_setup_back_button", { is_visible: isVisible })
    },
    /** False: the page must show a way back of its own. */
    hasBack: has("back"),
    onMain: (listener: () => void) => on("main_button_pressed", listener),
    /** Null hides the button. Sends only changes. */
    showMain: (button: MainButton | null) => {
      const look = lookOf(button)
      const asked = JSON.stringify(look)
      if (asked === askedMain) return
      askedMain = asked
      post("web_app_setup_main_button", look)
    },
    /** A short vibration: the command was done, or was refused. */
    feel: (outcome: "success" | "error") => {
      if (has("haptics")) post("web_app_trigger_haptic_feedback", { type: "notification", notification_type: outcome })
    },
    /** Whether the app asks before it closes. */
    confirmClosing: (isAsked: boolean) => {
      if (has("confirm")) post("web_app_setup_closing_behavior", { need_confirmation: isAsked })
    },
    /** Opens a page in the person's browser. */
    openLink: (url: string) => {
      if (has("links")) post("web_app_open_link", { url })
      else page.open(url, "_blank", "noopener")
    },
    close: () => post("web_app_close")
  }
}
export type WebApp = ReturnType<typeof makeWebApp>

const lookOf = (button: MainButton | null) => {
  if (button === null) return { is_visible: false }
  const { text, isActive, isBusy } = button
  return { is_visible: true, is_active: isActive && !isBusy, is_progress_visible: isBusy, text }
}

const asParams = (value: unknown): ThemeParams => (typeof value === "object" && value !== null ? { ...value } : {})

const showTheme = (root: HTMLElement, params: ThemeParams) => {
  const { scheme, colours } = themeOf(params)
  root.dataset["theme"] = scheme
  root.classList.toggle("tg", colours !== null)
  for (const [name, value] of Object.entries(colours ?? {})) root.style.setProperty(name, value)
}

/** Keeps the page clear of the keyboard, of the edges of the screen, and of Telegram's own buttons in full screen. */
const keepInView = (root: HTMLElement, on: ReturnType<typeof makeBridge>["on"]) => {
  const set = (name: string, value: unknown) => {
    if (typeof value === "number" && value >= 0) root.style.setProperty(name, `${value}px`)
  }
  on("viewport_changed", ({ height, is_state_stable: isStable }) => {
    if (isStable === true && height !== 0) set("--tg-height", height)
  })
  on("safe_area_changed", ({ top, bottom }) => {
    set("--tg-safe-top", top)
    set("--tg-safe-bottom", bottom)
  })
  on("content_safe_area_changed", ({ top, bottom }) => {
    set("--tg-content-top", top)
    set("--tg-content-bottom", bottom)
  })
}
