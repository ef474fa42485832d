/** The screens of the settings and of the first run. */
import { chooseChat, endImport, importOne } from "../acts/importing.ts"
import { alert, inFrame, type Screen, type Screens } from "../screen.ts"

/** A page of the settings. */
const setting = (section: string, complete: string, states: Screen["states"] = {}): Screen =>
  inFrame(`/settings/${section}`, {
    empty: complete,
    typical: complete,
    full: complete,
    refused: ".set-page h2",
    ...states
  })

const dialogForm = "[role=dialog] form"

export const settingsScreens: Screens = {
  "sign-in-methods": setting("sign-in", ".set-page button", { refused: alert }),
  telegram: setting("telegram", ".set-page h2"),
  "settings-notices": setting("notices", ".notice-kinds"),
  language: setting("language", ".set-page [role=radiogroup], .set-page select, .set-page h2"),
  appearance: setting("appearance", ".set-page h2"),
  // A viewer sees the names only.
  people: setting("people", "[data-row]", { refused: alert, role: ".set-page li" }),
  chats: setting("chats", ".set-page h2"),
  ai: setting("ai", ".set-page h2"),
  // A person who is no longer an administrator has no such page.
  webhooks: setting("webhooks", ".hook-line", { empty: ".empty", refused: alert, role: ".empty" }),
  "add-webhook": {
    path: "/settings/webhooks",
    states: { typical: dialogForm },
    open: (page) => page.locator(".set-page .btn.go").click()
  },
  "change-webhook": {
    path: "/settings/webhooks",
    states: { typical: dialogForm },
    open: async (page) => {
      await page.locator(".hook-line").first().click()
      // Test, pause, change.
      await page.locator(".hook-acts .btn").nth(2).click()
    }
  },
  sources: setting("sources", ".src-row", { empty: ".set-page form", refused: alert, role: ".empty" }),
  tokens: setting("tokens", ".set-page h2", { role: ".empty" }),
  "first-run": inFrame("/welcome", {
    empty: ".first-step.now",
    typical: ".first-step",
    full: ".first-step",
    refused: alert
  }),
  "import-preview": {
    path: "/welcome",
    states: { empty: ".import-preview .btn.go" },
    open: chooseChat,
    close: endImport
  },
  "import-outcome": {
    path: "/settings/chats",
    states: { typical: ".import-outcome .btn" },
    open: importOne,
    close: endImport
  }
}
