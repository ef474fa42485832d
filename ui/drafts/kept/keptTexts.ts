/**
 * Typed values that the server has not stored yet, one for each person, place and tab. They are in memory and in local storage,
 * so they survive a reload, a navigation and the end of a session.
 *
 * A tab writes only its own values. When its page begins, it takes the values of tabs that are closed, for the places that have none
 * of its own: from then on they belong to this tab. The values of open tabs stay theirs.
 */
import { claimTab, openTabs, tabId } from "./tab.ts"

export interface Kept {
  readonly value: unknown
  /** The idempotency key of the value. Null until it is sent, and again after each change: another value is another intent. */
  readonly key: string | null
  /** The revision of the stored value that the person saw when they began; null when the place has no revisions. */
  readonly seen: number | null
}

/** `draft:<person>:<place>@<tab>`. Earlier versions of the page had no tab. */
const prefix = "draft:"
const tabMark = "@"
let person = ""
/** Works also where the browser refuses local storage, until the page is closed. */
const inMemory = new Map<string, Kept>()
/** By place: the names of the stored values that closed tabs have left. */
const left = new Map<string, ReadonlyArray<string>>()

/** Claims the id of the tab, and then the texts of the person: see `claimKept`. */
export const claimDrafts = async (by: string): Promise<void> => {
  await claimTab()
  claimKept(by, await openTabs())
}

/**
 * Call when a person is signed in, before a page reads a place. The values of every other person are deleted.
 *
 * @param openTabs the ids of the tabs that are open now
 */
export const claimKept = (by: string, openTabs: ReadonlySet<string>) => {
  person = by
  left.clear()
  const mine = `${prefix}${by}:`
  for (const name of inMemory.keys()) if (!name.startsWith(mine)) inMemory.delete(name)
  attempt((storage) => {
    const names = Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? "")
    for (const name of names) {
      if (!name.startsWith(prefix)) continue
      if (!name.startsWith(mine)) storage.removeItem(name)
      else keepLeft(name, openTabs)
    }
  })
}

const keepLeft = (name: string, openTabs: ReadonlySet<string>) => {
  const { place, tab } = partsOf(name)
  if (tab === tabId() || openTabs.has(tab)) return
  left.set(place, [...(left.get(place) ?? []), name])
}

/** @param place an entity and its field, as `task:abc:title` */
export const readKept = (place: string): Kept | null => ownAt(place) ?? storedAt(leftName(place))

export const writeKept = (place: string, kept: Kept) => {
  const before = ownAt(place) === null ? leftName(place) : undefined
  const name = nameOf(place)
  inMemory.set(name, kept)
  attempt((storage) => storage.setItem(name, JSON.stringify(kept)))
  remove(before)
}

/** Deletes the value that `readKept` returns. Afterwards `readKept` returns the next value that a closed tab has left, if any. */
export const dropKept = (place: string) => {
  const name = ownAt(place) === null ? leftName(place) : nameOf(place)
  if (name !== undefined) inMemory.delete(name)
  remove(name)
}

/** Calls back with the place of each value that another tab has stored on the server or discarded. Returns how to stop. */
export const onDroppedElsewhere = (listener: (place: string) => void) => {
  const hear = ({ key, newValue }: StorageEvent) => {
    if (key === null || newValue !== null || !key.startsWith(`${prefix}${person}:`)) return
    listener(partsOf(key).place)
  }
  addEventListener("storage", hear)
  return () => removeEventListener("storage", hear)
}

/** For tests: as after a reload of the page. */
export const reloadKept = () => inMemory.clear()

const nameOf = (place: string) => `${prefix}${person}:${place}${tabMark}${tabId()}`

/** The place and the tab of a name that belongs to this person. */
const partsOf = (name: string) => {
  const [place = "", tab = ""] = name.slice(`${prefix}${person}:`.length).split(tabMark)
  return { place, tab }
}

const ownAt = (place: string): Kept | null => inMemory.get(nameOf(place)) ?? storedAt(nameOf(place))

/** The name of the latest value that a closed tab has left, while it is stored: another tab may have taken it. */
const leftName = (place: string) => left.get(place)?.findLast((name) => storedAt(name) !== null)

const storedAt = (name: string | undefined): Kept | null => {
  const text = attempt((storage) => (name === undefined ? null : storage.getItem(name))) ?? null
  return text === null ? null : parsed(text)
}

const remove = (name: string | undefined) =>
  attempt((storage) => (name === undefined ? undefined : storage.removeItem(name)))

/** Local storage may be missing, blocked or full. */
const attempt = <A>(use: (storage: Storage) => A): A | undefined => {
  try {
    return use(localStorage)
  } catch {
    return undefined
  }
}

/** Null for text that another program, or another version of the page, has written. */
const parsed = (text: string): Kept | null => {
  try {
    const found: unknown = JSON.parse(text)
    if (typeof found !== "object" || found === null || !("value" in found)) return null
    const key = "key" in found && typeof found.key === "string" ? found.key : null
    const seen = "seen" in found && typeof found.seen === "number" ? found.seen : null
    return { value: found.value, key, seen }
  } catch {
    return null
  }
}
