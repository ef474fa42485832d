/**
 * The table of screens: each screen with its states. A cell (`screens/cells.ts`) is a screen in one state, size and theme.
 * `screens/screens.e2e.test.ts` checks some of the cells, and `screens/sheets.ts` checks all and takes pictures.
 */
import { gate, inFrame, type Screen } from "./screens/screen.ts"

const shown = ".page[aria-busy=false]"
const alert = "[role=alert]"
const besidePage = ["wide", "tablet", "turned"] as const

/** A page of the settings. */
const setting = (section: string, complete: string, states: Screen["states"] = {}): Screen =>
  inFrame(`/settings/${section}`, {
    empty: complete,
    typical: complete,
    full: complete,
    refused: ".set-page h2",
    ...states
  })

export const screens: Readonly<Record<string, Screen>> = {
  "sign-in": { path: "/", states: { out: gate, ended: gate, down: gate } },
  tasks: inFrame(
    "/tasks",
    { empty: ".empty .btn.go", typical: ".task-line", full: ".task-line", refused: ".task-line" },
    { primary: ".btn.go" }
  ),
  mine: inFrame(
    "/mine",
    { empty: ".empty .btn", typical: `.mine ${shown}`, full: `.mine ${shown}`, refused: `.mine ${shown}` },
    { primary: ".btn.go" }
  ),
  notifications: inFrame("/notifications", {
    empty: ".inbox .empty .btn",
    typical: ".nt",
    full: ".nt",
    refused: ".inbox[aria-busy=false]",
    // The person of this state is new, and nothing has happened for them.
    role: ".inbox .empty .btn"
  }),
  board: inFrame(
    "/board",
    { empty: ".empty .btn.go", typical: ".task-card", full: ".task-card", refused: ".task-card" },
    { primary: ".btn.go" }
  ),
  "new-task": {
    path: "/tasks",
    states: { empty: "[role=dialog] .btn.go", typical: "[role=dialog] .btn.go" },
    open: (page) => page.keyboard.press("c"),
    primary: "[role=dialog] .btn.go"
  },
  selected: {
    path: "/tasks",
    states: { typical: ".bulk:visible", full: ".bulk:visible" },
    open: async (page) => {
      await page.locator(".task-line").first().waitFor()
      for (const key of ["j", "x", "j", "x"]) await page.keyboard.press(key)
    },
    sizes: besidePage
  },
  task: inFrame("/tasks/:task", { typical: ".stream", full: ".stream", refused: alert }),
  history: inFrame("/tasks/:task?view=history", { typical: ".event", full: ".event", refused: alert }),
  "time-travel": inFrame("/tasks/:task?view=time", { typical: ".tt-scrub", full: ".tt-scrub", refused: alert }),
  review: inFrame("/review", { empty: ".empty .btn", typical: ".msg", full: ".msg", refused: ".page" }),
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
  knowledge: inFrame("/knowledge", {
    empty: ".empty .btn",
    typical: ".stm mark:visible",
    full: ".stm mark:visible",
    refused: ".stm"
  }),
  statement: {
    path: "/knowledge",
    states: { typical: ".detail .versions", full: ".detail .versions" },
    open: (page) => page.locator(".stm-text", { hasText: "winter timetable starts" }).click()
  },
  runs: inFrame("/runs", { empty: ".forms", typical: ".phases", full: ".phases", refused: ".page" }),
  "new-run": { path: "/runs?new=1", states: { typical: ".forms", full: ".forms" } },
  messages: inFrame("/messages", { empty: ".empty .btn", typical: ".said", full: ".said", refused: ".page" }),
  "one-chat": {
    path: "/messages",
    states: { typical: ".said-rows .became a", full: ".said-rows .became a" },
    open: (page) => page.locator(".chat[href*=chat]").first().dispatchEvent("click"),
    primary: ".day-jump"
  },
  "no-message": { path: "/messages?message=absent00absent00", states: { typical: ".chat-pane .empty" } },
  search: inFrame("/search?q=certificate", { typical: ".hit", full: ".hit", refused: alert }),
  "search-empty": { path: "/search", states: { empty: ".page", typical: ".page" } },
  "no-hit": { path: "/search?q=zzzz", states: { empty: ".empty" } },
  "sign-in-methods": setting("sign-in", ".set-page button", { refused: alert }),
  telegram: setting("telegram", ".set-page h2"),
  "settings-notices": setting("notices", ".notice-kinds"),
  language: setting("language", ".set-page [role=radiogroup], .set-page select, .set-page h2"),
  appearance: setting("appearance", ".set-page h2"),
  people: setting("people", "[data-row]", { refused: "[data-row]" }),
  chats: setting("chats", ".set-page h2"),
  ai: setting("ai", ".set-page h2"),
  tokens: setting("tokens", ".set-page h2"),
  "first-run": inFrame("/welcome", {
    empty: ".first-step.now",
    typical: ".first-step",
    full: ".first-step",
    refused: alert
  }),
  metrics: inFrame(
    "/figures",
    { empty: ".empty .btn.go", typical: ".chart-place canvas", full: ".chart canvas", refused: alert },
    { primary: ".pick" }
  ),
  "metrics-list": { path: "/figures?of=created", states: { typical: ".counted li", full: ".counted li" } },
  // A viewer has no audit log.
  audit: inFrame(
    "/audit",
    { empty: ".audit-tools", typical: ".audit-row", full: ".audit-row", refused: alert, role: ".page" },
    { primary: ".bar .btn" }
  ),
  system: inFrame("/system", {
    empty: ".page table",
    typical: ".page table",
    full: ".page table",
    refused: ".page h2",
    role: ".page h2"
  }),
  palette: {
    path: "/tasks",
    states: { empty: ".palette-field", typical: ".palette-field", full: ".palette-field", refused: ".palette-field" },
    open: (page) => page.keyboard.press("ControlOrMeta+k")
  },
  keys: { path: "/tasks", states: { typical: ".key-lists" }, open: (page) => page.keyboard.press("?") },
  status: {
    path: "/tasks",
    states: { typical: ".status-panel:visible", cut: ".status-panel:visible", refused: ".status-panel:visible" },
    open: (page) => page.locator(".stat").click(),
    sizes: besidePage
  },
  more: {
    path: "/tasks",
    states: { typical: ".sheet:visible", refused: ".sheet:visible" },
    open: (page) => page.locator(".tabs button").click(),
    sizes: ["phone"]
  },
  "not-found": inFrame("/nowhere", { typical: ".empty", chunk: ".empty" })
}
