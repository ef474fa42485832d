/**
 * Typed values that the server has not stored yet, one for each person and place. They are in memory and in local storage,
 * so they survive a reload, a navigation and the end of a session.
 */

export interface Kept {
  readonly value: unknown
  /** The idempotency key of the value. Null until it is sent, and again after each change: another value is another intent. */
  readonly key: string | null
  /** The revision of the stored value that the person saw when they began; null when the place has no revisions. */
  readonly seen: number | null
}

/** `draft:<person>:<place>`. */
const prefix = "draft:"
let person = ""
/** Works also where the browser refuses local storage, until the page is closed. */
const inMemory = new Map<string, Kept>()

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
  const held = inMemory.get(name)
  if (held !== undefined) return held
  const text = attempt((storage) => storage.getItem(name)) ?? null
  return text === null ? null : parsed(text)
}

export const writeKept = (place: string, kept: Kept) => {
  const name = nameOf(place)
  inMemory.set(name, kept)
  attempt((storage) => storage.setItem(name, JSON.stringify(kept)))
}

export const dropKept = (place: string) => {
  const name = nameOf(place)
  inMemory.delete(name)
  attempt((storage) => storage.removeItem(name))
}

/** For tests: as after a reload of the page. */
export const reloadKept = () => inMemory.clear()

const nameOf = (place: string) => `${prefix}${person}:${place}`

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
