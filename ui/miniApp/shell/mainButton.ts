/** The button of Telegram below the page. A page offers it while it is mounted, and the newest offer is shown. */
import { createEffect, createSignal, onCleanup } from "solid-js"
import type { MainButton, WebApp } from "../telegram/webApp.ts"

export interface MainAction extends MainButton {
  readonly run: () => void
}
type Offer = () => MainAction | null

const [offers, setOffers] = createSignal<ReadonlyArray<Offer>>([])

/** @param offer tracked; null hides the button */
export const offerMainAction = (offer: Offer): void => {
  setOffers((all) => [...all, offer])
  onCleanup(() => setOffers((all) => all.filter((each) => each !== offer)))
}

/** Shows the offered action until the owner is disposed. */
export const showMainAction = (webApp: WebApp): void => {
  const action = () => offers().at(-1)?.() ?? null
  createEffect(() => webApp.showMain(action()))
  onCleanup(webApp.onMain(() => action()?.run()))
  onCleanup(() => webApp.showMain(null))
}
