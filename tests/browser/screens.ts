/**
 * The table of screens: each screen with its states. A cell (`screens/cells.ts`) is a screen in one state, size and theme.
 * `screens/screens.e2e.test.ts` checks some of the cells, and `screens/sheets.ts` checks all and takes pictures.
 */
import type { Page } from "playwright"

/** CSS pixels. */
export const sizes = {
  wide: { width: 1440, height: 900 },
  tablet: { width: 820, height: 1180 },
  phone: { width: 390, height: 844 },
  turned: { width: 844, height: 390 }
} as const
export type Size = keyof typeof sizes
export const sizeNames = ["wide", "tablet", "phone", "turned"] as const satisfies ReadonlyArray<Size>

export const themes = ["light", "dark"] as const
export type Theme = (typeof themes)[number]

/**
 * How much the installation holds, or the fault that the page meets.
 * `cut`: the socket closes after the rows came. `refused`: every request but that of the session is answered with 500.
 * `ended`: every request is answered with 401. `down`: every request is answered with 500.
 */
export const states = ["out", "empty", "typical", "full", "cut", "refused", "ended", "down"] as const
export type State = (typeof states)[number]

export interface Screen {
  /** `:task` is replaced by the id of a task. */
  readonly path: string
  /** Its states, each with a selector that matches when the screen is complete. */
  readonly states: { readonly [S in State]?: string }
  /** Brings the screen up after its path was opened, for example a dialog. */
  readonly open?: (page: Page) => Promise<unknown>
  /** Must be visible without scrolling. */
  readonly primary?: string
  /** @default all */
  readonly sizes?: ReadonlyArray<Size>
}

const setting = (section: string, shown: string): Screen => ({
  path: `/settings/${section}`,
  states: { empty: shown, typical: shown, full: shown }
})

const gate = ".gate h1"
const besidePage = ["wide", "tablet", "turned"] as const

export const screens: Readonly<Record<string, Screen>> = {
  "sign-in": { path: "/", states: { out: gate, ended: gate, down: gate } },
  tasks: {
    path: "/tasks",
    states: {
      empty: ".empty .btn.go",
      typical: ".task-line",
      full: ".task-line",
      cut: ".stale-line",
      refused: ".task-line"
    },
    primary: ".btn.go"
  },
  mine: {
    path: "/mine",
    states: {
      empty: ".empty .btn",
      typical: ".mine .page[aria-busy=false]",
      full: ".mine .page[aria-busy=false]",
      cut: ".stale-line",
      refused: ".mine .page[aria-busy=false]"
    },
    primary: ".btn.go"
  },
  notifications: {
    path: "/notifications",
    states: {
      empty: ".inbox .empty .btn",
      typical: ".inbox[aria-busy=false]",
      full: ".inbox[aria-busy=false]",
      cut: ".stale-line",
      refused: ".inbox[aria-busy=false]"
    }
  },
  board: {
    path: "/board",
    states: {
      empty: ".empty .btn.go",
      typical: ".task-card",
      full: ".task-card",
      cut: ".stale-line",
      refused: ".task-card"
    },
    primary: ".btn.go"
  },
  "new-task": {
    path: "/tasks",
    states: { empty: "[role=dialog] .btn.go", typical: "[role=dialog] .btn.go" },
    open: (page) => page.keyboard.press("c"),
    primary: "[role=dialog] .btn.go"
  },
  task: { path: "/tasks/:task", states: { typical: ".stream", full: ".stream", cut: ".stale-line", refused: ".page" } },
  review: {
    path: "/review",
    states: { empty: ".empty .btn", typical: ".msg", full: ".msg", cut: ".stale-line", refused: ".page" }
  },
  labels: {
    path: "/review",
    states: { typical: ".label-card", full: ".label-card" },
    open: async (page) => {
      // On a narrow window the queue is behind the proposal.
      await page.locator("[data-key=labels]").dispatchEvent("click")
      // The headings of a queue that is scrolled down lie over its rows.
      await page.evaluate("document.querySelector('.queue').scrollTo(0, 0)")
    },
    primary: ".act .go"
  },
  merge: { path: "/review", states: { typical: ".chooser" }, open: (page) => page.keyboard.press("2") },
  knowledge: {
    path: "/knowledge",
    states: {
      empty: ".empty .btn",
      typical: ".stm mark:visible",
      full: ".stm mark:visible",
      cut: ".stale-line",
      refused: ".stm"
    }
  },
  statement: {
    path: "/knowledge",
    states: { typical: ".detail .versions", full: ".detail .versions" },
    open: (page) => page.locator(".stm-text", { hasText: "winter timetable starts" }).click()
  },
  runs: {
    path: "/runs",
    states: { empty: ".forms", typical: ".phases", full: ".phases", cut: ".stale-line", refused: ".page" }
  },
  "new-run": { path: "/runs?new=1", states: { typical: ".forms", full: ".forms" } },
  messages: {
    path: "/messages",
    states: { empty: ".empty .btn", typical: ".said", full: ".said", cut: ".stale-line", refused: ".page" }
  },
  "one-chat": {
    path: "/messages",
    states: { typical: ".said-rows .became a", full: ".said-rows .became a" },
    open: (page) => page.locator(".chat[href*=chat]").first().dispatchEvent("click"),
    primary: ".day-jump"
  },
  "no-message": { path: "/messages?message=absent00absent00", states: { typical: ".chat-pane .empty" } },
  search: { path: "/search?q=certificate", states: { typical: ".hit", full: ".hit", refused: "[role=alert]" } },
  "no-hit": { path: "/search?q=zzzz", states: { empty: ".empty" } },
  "sign-in-methods": setting("sign-in", ".set-page button"),
  telegram: setting("telegram", ".set-page h2"),
  "settings-notices": setting("notices", ".notice-kinds"),
  language: setting("language", ".set-page [role=radiogroup], .set-page select, .set-page h2"),
  appearance: setting("appearance", ".set-page h2"),
  people: setting("people", "[data-row]"),
  chats: setting("chats", ".set-page h2"),
  ai: setting("ai", ".set-page h2"),
  tokens: setting("tokens", ".set-page h2"),
  "first-run": {
    path: "/welcome",
    states: { empty: ".first-step.now", typical: ".first-step", refused: "[role=alert]" }
  },
  metrics: {
    path: "/figures",
    states: { empty: ".empty .btn.go", typical: ".chart-place canvas", full: ".chart canvas", refused: "[role=alert]" },
    primary: ".pick"
  },
  "metrics-list": {
    path: "/figures?of=created",
    states: { typical: ".counted li", full: ".counted li" }
  },
  audit: {
    path: "/audit",
    states: { empty: ".audit-tools", typical: ".audit-row", full: ".audit-row", refused: "[role=alert]" },
    primary: ".bar .btn"
  },
  palette: {
    path: "/tasks",
    states: { empty: ".palette-field", typical: ".palette-field" },
    open: (page) => page.keyboard.press("ControlOrMeta+k")
  },
  keys: { path: "/tasks", states: { typical: ".key-lists" }, open: (page) => page.keyboard.press("?") },
  status: {
    path: "/tasks",
    states: { typical: ".status-panel:visible", cut: ".status-panel:visible" },
    open: (page) => page.locator(".stat").click(),
    sizes: besidePage
  },
  more: {
    path: "/tasks",
    states: { typical: ".sheet:visible" },
    open: (page) => page.locator(".tabs button").click(),
    sizes: ["phone"]
  },
  "not-found": { path: "/nowhere", states: { typical: ".empty" } }
}
