/** The faults that a page meets in the broken states. */
import type { Page, WebSocketRoute } from "playwright"
import type { Product } from "../../support/product/product.ts"
import type { State } from "./screen.ts"

const answerAll = (page: Page, status: number, except: RegExp | null) =>
  page.route("**/api/**", (route) => {
    if (except?.test(route.request().url()) === true) return route.continue()
    return route.fulfill({
      status,
      contentType: "application/problem+json",
      body: JSON.stringify({ type: "about:blank", title: "A fault of the test", status, detail: "A fault of the test" })
    })
  })

export interface Fault {
  /** Before the screen is opened. */
  readonly before?: (page: Page, tracker: Product) => Promise<unknown>
  /** After the screen is complete. */
  readonly after?: (page: Page, tracker: Product) => Promise<unknown>
}

/** Opened sockets of the page whose fault is `cut`. */
const sockets = new Map<Page, Set<WebSocketRoute>>()
/** Resolves when the page has received the new role of its person. */
const demotions = new WeakMap<Page, Promise<void>>()

const signIn = async (page: Page, link: string) => {
  await page.goto(link)
  await page.locator(".page").first().waitFor()
}

export const faults: { readonly [S in State]?: Fault } = {
  cut: {
    before: async (page) => {
      const open = new Set<WebSocketRoute>()
      sockets.set(page, open)
      await page.routeWebSocket(/./, (socket) => {
        // null: the sockets were cut, and no new one is let through.
        if (!sockets.has(page)) return void socket.close()
        socket.connectToServer()
        open.add(socket)
      })
    },
    after: async (page) => {
      const open = sockets.get(page) ?? []
      sockets.delete(page)
      for (const socket of open) await socket.close()
    }
  },
  refused: { before: (page) => answerAll(page, 500, /\/api\/session$/) },
  role: {
    before: async (page, tracker) => {
      // A link of another person asks first whether to leave the session.
      await page.context().clearCookies()
      await signIn(page, await tracker.link("Rita", "admin"))
      demotions.set(
        page,
        new Promise((resolve) =>
          page.on("websocket", (socket) =>
            socket.on("framereceived", ({ payload }) => {
              if (/"name":"Rita"[^}]*"role":"viewer"|"role":"viewer"[^}]*"name":"Rita"/.test(String(payload))) resolve()
            })
          )
        )
      )
    },
    after: async (page, tracker) => {
      await tracker.link("Rita", "viewer")
      await demotions.get(page)
    }
  },
  // The page of the settings is not missing, only its section: a missing page would hide the state of the section.
  chunk: {
    before: (page) =>
      page.route(/\/assets\/(?!SettingsPage)(\w+Page|\w+Section|TaskList)-[^/]*\.js$/, (route) =>
        route.fulfill({ status: 404 })
      )
  },
  ended: {
    before: async (page, tracker) => signIn(page, await tracker.link()),
    after: (page, tracker) =>
      page.context().request.delete(`${tracker.origin}/api/session`, { headers: { origin: tracker.origin } })
  },
  down: { before: (page) => answerAll(page, 500, null) }
}
