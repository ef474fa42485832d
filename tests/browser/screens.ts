/**
 * The table of screens: each screen with its states. A cell (`screens/cells.ts`) is a screen in one state, size and theme.
 * `screens/screens.e2e.test.ts` checks some of the cells, and `screens/sheets.ts` checks all and takes pictures.
 */
import { besidePage, gate, inFrame, type Screens } from "./screens/screen.ts"
import { chatScreens } from "./screens/table/chatScreens.ts"
import { settingsScreens } from "./screens/table/settingsScreens.ts"
import { taskScreens } from "./screens/table/taskScreens.ts"
import { teamScreens } from "./screens/table/teamScreens.ts"

export const screens: Screens = {
  "sign-in": { path: "/", states: { out: gate, ended: gate, down: gate } },
  ...taskScreens,
  ...chatScreens,
  ...settingsScreens,
  ...teamScreens,
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
