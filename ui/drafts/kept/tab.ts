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

let claim: Promise<void> | null = null

/**
 * Holds the id while the tab is open. Resolves when the id is the tab's own. A page without HTTPS has no locks: a copied tab then
 * keeps the id.
 */
export const claimTab = (): Promise<void> => (claim ??= claimId())

const claimId = (): Promise<void> => {
  const locks = lockManager()
  if (locks === undefined) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const hold = (lock: Lock | null) => {
      if (lock === null) {
        take(newId())
        resolve(claimId())
        return undefined
      }
      resolve()
      return new Promise(() => undefined)
    }
    locks.request(`${lockPrefix}${tabId()}`, { ifAvailable: true }, hold).catch(reject)
  })
}

/** The ids of the tabs that are open now. Without locks they are unknown, and none is returned. */
export const openTabs = async (): Promise<ReadonlySet<string>> => {
  const { held = [] } = (await lockManager()?.query()) ?? {}
  return new Set(held.flatMap(({ name = "" }) => (name.startsWith(lockPrefix) ? [name.slice(lockPrefix.length)] : [])))
}

const lockPrefix = "tab:"
const lockManager = () => (typeof navigator === "undefined" ? undefined : (navigator.locks as LockManager | undefined))
