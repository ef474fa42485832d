/** The deliveries of one webhook, page by page, and requests to send events again. */
import { createSignal, onCleanup } from "solid-js"
import type { DeliveryRow, Redelivery } from "../../../../gateways/contract/webhooks/webhooks.ts"
import { createPages } from "../../../parts/paged/createPages.ts"
import { toast } from "../../../parts/toast/toast.tsx"
import { webhooksApi } from "../parts/webhooksApi.ts"
import { sentenceOf } from "../../../words/sentenceOf.ts"
import { webhookWords as words } from "../../../words/words.ts"

const lookMillis = 500
/** Together they take longer than the reactor needs to read the request and to make one try. */
const mostLooks = 30

export const createDeliveries = (hook: () => string) => {
  const [turn, setTurn] = createSignal(0)
  let isGone = false
  onCleanup(() => {
    isGone = true
  })
  const pages = createPages(
    () => ({ id: hook(), turn: turn() }),
    ({ id }, before: number | null) => webhooksApi.deliveries(id, before)
  )
  const reload = () => void setTurn((n) => n + 1)
  /** Waits for the first try of a test or a redelivery, and shows it. Null when there is none in time. */
  const firstTry = async (job: string): Promise<DeliveryRow | null> => {
    for (let look = 0; look < mostLooks && !isGone; look++) {
      const { items } = await webhooksApi.deliveries(hook(), null)
      const found = items.find((each) => each.job === job)
      if (found !== undefined) {
        reload()
        return found
      }
      await new Promise((resolve) => setTimeout(resolve, lookMillis))
    }
    return null
  }
  return {
    pages,
    reload,
    firstTry,
    redeliver: async (what: Redelivery): Promise<boolean> => {
      try {
        const { id } = await webhooksApi.redeliver(hook(), what)
        toast(words.t("hooks.redelivers"))
        // A failed look leaves the list as it is; the person can refresh it.
        void firstTry(id).catch(() => null)
        return true
      } catch (error) {
        toast({ text: sentenceOf(error), failed: true })
        return false
      }
    }
  }
}
export type KeptDeliveries = ReturnType<typeof createDeliveries>
