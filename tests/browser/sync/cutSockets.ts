/** Cuts the sockets of a browser: their last frames are lost, and then they are closed. */
import type { BrowserContext, WebSocketRoute } from "playwright"

interface Cut {
  readonly page: WebSocketRoute
  readonly server: WebSocketRoute
  isMute: boolean
}

/** The code of a server that restarts: the page connects again. */
const restart = 1012

export interface CutSockets {
  /** From now on, the frames of the server are lost. */
  readonly mute: () => void
  /** Closes the sockets. The page opens new ones. */
  readonly close: () => Promise<void>
  /** The sockets that were closed. */
  readonly closed: () => number
}

/** Call it before the first page of the context opens its socket. */
export const cutSockets = async (context: BrowserContext): Promise<CutSockets> => {
  let open: ReadonlyArray<Cut> = []
  let closed = 0
  await context.routeWebSocket("**/ws", (page) => {
    const cut: Cut = { page, server: page.connectToServer(), isMute: false }
    open = [...open, cut]
    cut.server.onMessage((frame) => {
      if (!cut.isMute) page.send(frame)
    })
  })
  return {
    mute: () => {
      for (const cut of open) cut.isMute = true
    },
    close: async () => {
      const all = open
      open = []
      closed += all.length
      for (const { page, server } of all) {
        await page.close({ code: restart }).catch(() => undefined)
        await server.close().catch(() => undefined)
      }
    },
    closed: () => closed
  }
}
