/** The pages and tasks that this person opened last, kept in this browser. */

/** The most places that are kept. */
const depth = 6

const keyOf = (actor: string) => `recent:${actor}`

/** The addresses, the newest first. */
export const recentPaths = (actor: string): ReadonlyArray<string> => {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(actor)) ?? "[]")
    return Array.isArray(stored) ? stored.filter((each) => typeof each === "string").slice(1) : []
  } catch {
    return []
  }
}

/** The newest one is the place where the person is now, so `recentPaths` leaves it out. */
export const addRecent = (actor: string, path: string): void => {
  try {
    const before: unknown = JSON.parse(localStorage.getItem(keyOf(actor)) ?? "[]")
    const kept = Array.isArray(before) ? before.filter((each) => typeof each === "string" && each !== path) : []
    localStorage.setItem(keyOf(actor), JSON.stringify([path, ...kept].slice(0, depth + 1)))
  } catch {
    // A browser without storage has no recent places.
  }
}
