/** The screens of metrics, audit and system. */
import { alert, inFrame, type Screens } from "../screen.ts"

const webhookPanel = ".panel:has(a[href^='/settings/webhooks'])"

export const teamScreens: Screens = {
  metrics: inFrame(
    "/figures",
    { empty: ".empty .btn.go", typical: ".chart-place canvas", full: ".chart-place canvas", refused: alert },
    { primary: ".pick" }
  ),
  "metrics-webhooks": {
    path: "/figures",
    states: { typical: webhookPanel },
    open: (page) => page.locator(webhookPanel).scrollIntoViewIfNeeded(),
    // A screen is scrolled once, before it is resized.
    sizes: ["wide"]
  },
  "metrics-list": { path: "/figures?of=created", states: { typical: ".counted li", full: ".counted li" } },
  // A viewer has no audit log.
  audit: inFrame(
    "/audit",
    { empty: ".audit-tools", typical: ".audit-row", full: ".audit-row", refused: alert, role: ".page" },
    { primary: ".bar .btn" }
  ),
  verified: {
    path: "/audit",
    states: { typical: ".note.accent progress, .note.accent .btn" },
    open: async (page) => {
      await page.locator(".note .btn").click()
      await page.waitForResponse(async (answer) => /"state":"ended"/.test(await answer.text().catch(() => "")))
    },
    primary: ".note .btn"
  },
  system: inFrame("/system", {
    empty: ".page table",
    typical: ".page table",
    full: ".page table",
    refused: alert,
    role: ".page h2"
  })
}
