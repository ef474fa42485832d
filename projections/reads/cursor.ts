/**
 * The position between two pages, as an opaque text.
 *
 * Imports nothing, because the dashboard loads it.
 */
export interface PageCursor {
  /** The sort value of the last row of the page before. */
  readonly at: string
  readonly id: string
}

export const encodeCursor = ({ at, id }: PageCursor): string =>
  btoa(JSON.stringify([at, id]))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "")

/** Null if the text is not a cursor of this program. */
export const decodeCursor = (text: string): PageCursor | null => {
  try {
    const parts: unknown = JSON.parse(atob(text.replaceAll("-", "+").replaceAll("_", "/")))
    if (!Array.isArray(parts) || parts.length !== 2) return null
    const [at, id] = parts
    return typeof at === "string" &&
      typeof id === "string" &&
      at.length < 100 &&
      /^[\w.:-]{1,99}$/.test(id) &&
      /^(\d{1,15}|\d{4}-\d\d-\d\dT[\d:.]+Z)$/.test(at)
      ? { at, id }
      : null
  } catch {
    return null
  }
}
