/**
 * The id of this tab of the browser. It is the same after a reload. A tab that the browser made as a copy of another one begins
 * with the id of that one, and gets its own as soon as it finds the other one open.
 */
import { newKey } from "../../sync/rest/newKey.ts"

const place = "tab"
const shortId = 8
const newId = () => newKey().slice(0, shortId)

/** Storage of the tab may be blocked. */
const attempt = <A>(use: (storage: Storage) => A): A | undefined => {
  try {
    return use(sessionStorage)
  } catch {
    return undefined
  }
}

let id: string | null = null

export const tabId = (): string => {
  id ??= attempt((storage) => storage.getItem(place)) ?? take(newId())
  return id
}
const take = (next: string) => {
  id = next
  attempt((storage) => storage.setItem(place, next))
  return next
}

/** Holds the id while the tab is open. Call once, when the page begins. A page without HTTPS has no locks: a copied tab then keeps the id. */
export const claimTab = (): void => {
  if (typeof navigator === "undefined" || navigator.locks === undefined) return
  void navigator.locks.request(`tab:${tabId()}`, { ifAvailable: true }, (lock) => {
    if (lock !== null) return new Promise(() => undefined)
    take(newId())
    claimTab()
    return undefined
  })
}
