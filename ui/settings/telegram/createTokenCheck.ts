/** The typed token, the bot that it belongs to, and the last fault. */
import { createSignal } from "solid-js"
import type { AskedBot } from "../../../gateways/contract/botShown.ts"
import { settingsWords as words } from "../../words/words.ts"
import { botApi, tokenFaultOf } from "./botApi.ts"

export type TokenCheck = ReturnType<typeof createTokenCheck>

export const createTokenCheck = (onConnected: (bot: AskedBot) => void) => {
  // A secret is never stored as a draft on the device.
  const [token, setToken] = createSignal("")
  const [bot, setBot] = createSignal<AskedBot | null>(null)
  const [fault, setFault] = createSignal<string | null>(null)
  const [busy, setBusy] = createSignal(false)
  const type = (text: string) => {
    setToken(text)
    setBot(null)
    setFault(null)
  }
  const during = async (work: () => Promise<void>) => {
    setBusy(true)
    setFault(null)
    try {
      await work()
    } catch (error) {
      setBot(null)
      setFault(tokenFaultOf(error))
    } finally {
      setBusy(false)
    }
  }
  return {
    token,
    /** Null until the typed token was checked. */
    bot,
    fault,
    busy,
    /** Another text needs another check. */
    type,
    check: () => {
      const typed = token().trim()
      if (busy()) return
      if (typed === "") setFault(words.value("botTokenFault", "empty"))
      else void during(async () => void setBot(await botApi.test(typed)))
    },
    /** `replaces`: the id of the bot that the owner has agreed to replace. */
    connect: (replaces: number | null) =>
      void during(async () => {
        const connected = await botApi.connect(token().trim(), replaces)
        type("")
        onConnected(connected)
      })
  }
}
