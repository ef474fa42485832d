/** The faults that a page meets in the broken states. */
import type { Page, WebSocketRoute } from "playwright"
import type { State } from "../screens.ts"

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
  readonly before?: (page: Page) => Promise<void>
  /** After the screen is complete. */
  readonly after?: (page: Page) => Promise<void>
}

/** Opened sockets of the page whose fault is `cut`. */
const sockets = new Map<Page, Set<WebSocketRoute>>()

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
  refused: { before: (page) => answerAll(page, 500, /\/api\/session$/).then(() => undefined) },
  ended: { before: (page) => answerAll(page, 401, null).then(() => undefined) },
  down: { before: (page) => answerAll(page, 500, null).then(() => undefined) }
}
