/** Loads the sample chat, and says how many messages it has. */
import { createSignal } from "solid-js"
import type { ToastMessage } from "../parts/toast/message.ts"
import { api } from "../sync/rest/api.ts"
import { sentenceOf } from "../words/sentenceOf.ts"
import { words } from "../words/words.ts"

/** @param onLoaded called after the messages are stored */
export const createSample = (toast: (message: ToastMessage | string) => void, onLoaded?: () => void) => {
  const [busy, setBusy] = createSignal(false)
  const load = async () => {
    setBusy(true)
    try {
      const { messages } = await api.loadSample()
      toast(words.count("sampleLoaded", messages))
      onLoaded?.()
    } catch (error) {
      toast({ text: sentenceOf(error), failed: true })
    } finally {
      setBusy(false)
    }
  }
  return { busy, load: () => void load() }
}
