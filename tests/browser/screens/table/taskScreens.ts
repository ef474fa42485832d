/** The screens of tasks and notifications. */
import { saveViews } from "../acts/savedViews.ts"
import { alert, besidePage, inFrame, type Screens, shown } from "../screen.ts"

export const taskScreens: Screens = {
  tasks: inFrame(
    "/tasks",
    { empty: ".empty .btn.go", typical: ".task-line", full: ".task-line", refused: ".task-line" },
    { primary: ".btn.go" }
  ),
  "saved-views": {
    path: "/tasks",
    states: { typical: ".tab.saved[aria-current=true]", full: ".tab.saved[aria-current=true]" },
    open: async (page) => {
      await saveViews(page)
      await page.locator(".tab.saved").nth(1).click()
    },
    primary: ".btn.go"
  },
  "view-menu": {
    path: "/tasks",
    states: { typical: "[role=menu] [role=menuitem]" },
    open: async (page) => {
      await saveViews(page)
      await page.locator(".tab.saved").first().click()
      await page.locator(".views .end .ib").click()
    }
  },
  "save-view": {
    path: "/tasks",
    states: { empty: "[role=dialog] .btn.go", typical: "[role=dialog] .btn.go" },
    open: (page) => page.keyboard.press("v"),
    primary: "[role=dialog] .btn.go"
  },
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
  reply: {
    path: "/notifications",
    states: { typical: ".notice-reply textarea" },
    open: async (page) => {
      await page.locator(".nt:has(.badge .lucide-message-square) a").first().focus()
      await page.keyboard.press("r")
    },
    primary: ".notice-reply .btn.go"
  },
  board: inFrame(
    "/board",
    { empty: ".empty .btn.go", typical: ".task-card", full: ".task-card", refused: ".task-card" },
    { primary: ".btn.go" }
  ),
  // Before the first task of the installation.
  "past-board": {
    path: "/board?asOf=2020-01-05T10:00:00Z",
    states: { typical: ".past .empty", full: ".past .empty" }
  },
  "new-task": {
    path: "/tasks",
    states: { empty: "[role=dialog] .btn.go", typical: "[role=dialog] .btn.go" },
    open: (page) => page.keyboard.press("c"),
    primary: "[role=dialog] .btn.go"
  },
  // A member and a person of a chat are both called Ann.
  "unclear-name": {
    path: "/tasks",
    states: { typical: "[role=dialog] [role=group] button" },
    open: async (page) => {
      await page.keyboard.press("c")
      await page.locator("[role=dialog] input[name=title]").fill("Paint the door of the office @Ann ")
    },
    // The typed words are a draft, which the dialog of another screen would show.
    close: (page) => page.locator("[role=dialog] input[name=title]").fill("")
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
  "time-travel": inFrame("/tasks/:task?view=time", { typical: ".tt-scrub", full: ".tt-scrub", refused: alert })
}
