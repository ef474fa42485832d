/** A state as JSON. A state consists of plain values, sets and maps. */

const marks = { set: "~set", map: "~map" }

export const stateToText = (state: unknown): string =>
  JSON.stringify(state, (_, value: unknown) => {
    if (value instanceof Set) return { [marks.set]: [...value] }
    return value instanceof Map ? { [marks.map]: [...value] } : value
  })

/** @throws when the text is no JSON */
export const stateFromText = (text: string): unknown =>
  JSON.parse(text, (_, value: unknown) => {
    if (typeof value !== "object" || value === null) return value
    const [entry, another] = Object.entries(value)
    if (entry === undefined || another !== undefined || !Array.isArray(entry[1])) return value
    if (entry[0] === marks.set) return new Set(entry[1])
    return entry[0] === marks.map ? new Map(entry[1]) : value
  })
