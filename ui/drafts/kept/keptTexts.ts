/**
 * Typed values that the server has not stored yet, one for each person, place and tab. They are in memory and in local storage,
 * so they survive a reload, a navigation and the end of a session.
 *
 * A tab writes only its own values. A tab without a value of its own takes that of another one, whose owner may be closed: from
 * then on the value belongs to this tab.
 */
import { tabId } from "./tab.ts"

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
/** By place: the stored value of another tab that this page has shown as its own. */
const taken = new Map<string, string>()

/** Call when a person is signed in, before a page reads a place. The values of every other person are deleted. */
export const claimKept = (by: string) => {
  person = by
  const mine = `${prefix}${by}:`
  for (const name of inMemory.keys()) if (!name.startsWith(mine)) inMemory.delete(name)
  attempt((storage) => {
    const names = Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? "")
    for (const name of names) if (name.startsWith(prefix) && !name.startsWith(mine)) storage.removeItem(name)
  })
}

/** @param place an entity and its field, as `task:abc:title` */
export const readKept = (place: string): Kept | null => {
  const name = nameOf(place)
  const held = inMemory.get(name) ?? storedAt(name)
  if (held !== null) return held
  const other = attempt((storage) => otherNames(storage, place).at(-1))
  if (other === undefined) return null
  taken.set(place, other)
  return storedAt(other)
}

export const writeKept = (place: string, kept: Kept) => {
  const name = nameOf(place)
  inMemory.set(name, kept)
  attempt((storage) => storage.setItem(name, JSON.stringify(kept)))
  dropTaken(place)
}

export const dropKept = (place: string) => {
  const name = nameOf(place)
  inMemory.delete(name)
  attempt((storage) => storage.removeItem(name))
  dropTaken(place)
}

/** Calls back with the place of each value that another tab has stored on the server or discarded. Returns how to stop. */
export const onDroppedElsewhere = (listener: (place: string) => void) => {
  const hear = ({ key, newValue }: StorageEvent) => {
    if (key === null || newValue !== null || !key.startsWith(`${prefix}${person}:`)) return
    listener(key.slice(`${prefix}${person}:`.length).split(tabMark)[0] ?? "")
  }
  addEventListener("storage", hear)
  return () => removeEventListener("storage", hear)
}

/** For tests: as after a reload of the page. */
export const reloadKept = () => {
  inMemory.clear()
  taken.clear()
}

const placeName = (place: string) => `${prefix}${person}:${place}`
const nameOf = (place: string) => `${placeName(place)}${tabMark}${tabId()}`

const storedAt = (name: string): Kept | null => {
  const text = attempt((storage) => storage.getItem(name)) ?? null
  return text === null ? null : parsed(text)
}

/** The stored values of a place that other tabs have written. */
const otherNames = (storage: Storage, place: string): ReadonlyArray<string> => {
  const plain = placeName(place)
  return Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? "").filter(
    (name) => name === plain || name.startsWith(`${plain}${tabMark}`)
  )
}

const dropTaken = (place: string) => {
  const name = taken.get(place)
  if (name === undefined) return
  taken.delete(place)
  attempt((storage) => storage.removeItem(name))
}

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
