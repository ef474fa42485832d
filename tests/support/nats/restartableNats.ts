/** A nats-server whose files a test can copy, and put back while the server is stopped. */
import { cpSync, rmSync } from "node:fs"
import { type NatsProcess, prepareNats } from "./natsProcess.ts"

export interface RestartableNats {
  readonly url: string
  /** The folder of the server's files. */
  readonly store: string
  readonly start: () => Promise<void>
  readonly stop: (signal?: "SIGTERM" | "SIGKILL") => Promise<void>
  readonly signal: NatsProcess["signal"]
  /** Copies the files of the stopped server; returns the folder of the copy. */
  readonly copy: () => string
  /** Replaces the files of the stopped server; without a copy it has none. */
  readonly putBack: (copy?: string) => void
  /** Stops it and removes its files. */
  readonly remove: () => Promise<void>
}

/** The server is not started yet. */
export const restartableNats = async (): Promise<RestartableNats> => {
  const { url, store, start, end, signal, stop } = await prepareNats()
  let copies = 0
  return {
    url,
    store,
    start,
    signal,
    stop: (how = "SIGTERM") => end(how),
    copy: () => {
      const to = `${store}-copy-${++copies}`
      cpSync(store, to, { recursive: true })
      return to
    },
    putBack: (copy) => {
      rmSync(store, { recursive: true, force: true })
      if (copy !== undefined) cpSync(copy, store, { recursive: true })
    },
    remove: async () => {
      await end("SIGKILL")
      await stop()
    }
  }
}
