/** The screens of messages, of what is found in them, and of the search. */
import { alert, inFrame, type Screens } from "../screen.ts"

export const chatScreens: Screens = {
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
  "became-messages": {
    path: "/messages",
    states: { typical: ".said-bar [role=tab]:nth-child(2)[aria-selected=true]" },
    open: (page) => page.locator(".said-bar [role=tab]").nth(1).click(),
    primary: ".day-jump"
  },
  "waiting-messages": {
    path: "/messages",
    states: { typical: ".said-bar [role=tab]:nth-child(3)[aria-selected=true]" },
    open: (page) => page.locator(".said-bar [role=tab]").nth(2).click()
  },
  "no-message": { path: "/messages?message=absent00absent00", states: { typical: ".chat-pane .empty" } },
  search: inFrame("/search?q=certificate", { typical: ".hit", full: ".hit", refused: alert }),
  "search-empty": { path: "/search", states: { empty: ".page", typical: ".page" } },
  "no-hit": { path: "/search?q=zzzz", states: { empty: ".empty" } }
}
