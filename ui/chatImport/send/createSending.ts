/** Sends the file of an import, and keeps it while the tab is open. */
import { createSignal, onCleanup } from "solid-js"
import type { ImportShown } from "../../../gateways/contract/imports/imports.ts"
import { importsApi } from "./importsApi.ts"
import { sendFile } from "./sendFile.ts"

/** The file that this tab sends, so that a person who comes back to the page need not choose it again. A reload loses it. */
let kept: { readonly id: string; readonly file: File } | null = null

const pause = (millis: number) => new Promise<void>((resolve) => setTimeout(resolve, millis))

/** @param onPart gets the import after each part */
export const createSending = (onPart: (shown: ImportShown) => void) => {
  const [isSending, setSending] = createSignal(false)
  const [isLost, setLost] = createSignal(false)
  /** The position in the file and the time at which this sending began. `at`: milliseconds of `performance.now()`. */
  const [from, setFrom] = createSignal({ bytes: 0, at: 0 })
  let stop = new AbortController()
  onCleanup(() => stop.abort())

  /** Resolves when the server has the whole file, or the sending was stopped. `part`: bytes. */
  const send = async (file: File, begun: ImportShown, part: number) => {
    stop.abort()
    stop = new AbortController()
    const { signal } = stop
    kept = { id: begun.id, file }
    setFrom({ bytes: begun.next, at: performance.now() })
    setSending(true)
    try {
      const onShown = (at: ImportShown) => {
        if (!signal.aborted) onPart(at)
      }
      await sendFile(file, begun, { api: importsApi, signal, part, onPart: onShown, onLost: setLost, pause })
    } finally {
      if (signal === stop.signal) {
        setSending(false)
        setLost(false)
      }
    }
  }
  return {
    isSending,
    isLost,
    from,
    send,
    /** The file of this import, when this tab has sent a part of it. */
    fileOf: (id: string) => (kept?.id === id ? kept.file : null),
    stop: () => {
      stop.abort()
      kept = null
    }
  }
}
