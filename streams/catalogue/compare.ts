/** Compares the present shapes with those that logs hold. */
import type { Catalogue, Data, Shape } from "./shapes.ts"

/** A difference between the lock and the schemas. `breaks`: logs hold events that the present schema cannot read. */
export interface ShapeChange {
  readonly event: string
  readonly breaks: boolean
  /** The difference, and the remedy. */
  readonly text: string
}

const remedy =
  "Undo this change, or raise the version of the event in `streams/codec/upcasts.ts` and add an upcaster from the old shape."
const write = "Run `node streams/catalogue/write.ts`."

export const shapeChanges = (locked: Catalogue, present: Catalogue): ReadonlyArray<ShapeChange> =>
  [...new Set([...Object.keys(locked), ...Object.keys(present)])].flatMap((kind) => {
    const [old, now] = [locked[kind] ?? {}, present[kind] ?? {}]
    return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((tag) =>
      shapeChangesOf(`${kind}.${tag}`, old[tag], now[tag])
    )
  })

const shapeChangesOf = (event: string, old: Shape | undefined, now: Shape | undefined): ReadonlyArray<ShapeChange> => {
  const breaking = (what: string): ShapeChange => ({ event, breaks: true, text: `${event}: ${what}. ${remedy}` })
  const growth = (what: string): ShapeChange => ({ event, breaks: false, text: `${event}: ${what}. ${write}` })
  if (now === undefined) return [breaking("the event is gone or has another name, and logs hold events of this name")]
  if (old === undefined) return [growth("a new event")]
  if (now.v < old.v) return [breaking(`version ${old.v} has become ${now.v}`)]
  if (now.v > old.v) return [growth(`a new version, ${now.v}`)]
  const changes = [...changesOf(old.data, now.data, ""), ...personalChanges(old, now)]
  if (changes.length > 0) return changes.map(breaking)
  return same(old, now) ? [] : [growth("a new optional field")]
}

const same = (a: Shape, b: Shape) => JSON.stringify(a) === JSON.stringify(b)

/** A personal mark may come only with a new field: texts that are stored stay sealed, or in clear, as they are. */
const personalChanges = (old: Shape, now: Shape): ReadonlyArray<string> => {
  const before = new Set(placesIn(old.data, ""))
  const added = now.personal.filter((place) => !old.personal.includes(place) && before.has(fieldOf(place)))
  const removed = old.personal.filter((place) => !now.personal.includes(place))
  return [
    ...added.map((place) => `the stored text ${place} has become personal`),
    ...removed.map((place) => `the text ${place} is personal no more, or belongs to another field`)
  ]
}
const fieldOf = (place: string) => place.slice(0, place.indexOf(":"))

type Fields = { readonly [key: string]: Data }
const isFields = (value: Data | undefined): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** The places of all fields in a shape. */
const placesIn = (shape: Data, path: string): ReadonlyArray<string> => {
  if (Array.isArray(shape)) return shape.flatMap((each: Data) => placesIn(each, path))
  if (!isFields(shape)) return []
  return Object.entries(shape).flatMap(([key, value]) => {
    if (key === "properties" && isFields(value))
      return Object.entries(value).flatMap(([name, inner]) => {
        const place = path === "" ? name : `${path}.${name}`
        return [place, ...placesIn(inner, place)]
      })
    return placesIn(value, key === "items" || key === "prefixItems" ? `${path}[]` : path)
  })
}

/** The changes that make stored data unreadable, or readable in another way. A struct may get optional fields. */
const changesOf = (old: Data, now: Data | undefined, path: string): ReadonlyArray<string> => {
  const at = path === "" ? "the event" : path
  if (isFields(old) && isFields(now))
    return isFields(old["properties"]) ? structChanges(old, now, path) : eachOf(old, now, path)
  if (Array.isArray(old) && Array.isArray(now) && old.length === now.length && old.some((each) => isFields(each)))
    return old.flatMap((each: Data, i) => changesOf(each, now[i], path))
  return JSON.stringify(old) === JSON.stringify(now)
    ? []
    : [`${at} was ${JSON.stringify(old)} and is now ${now === undefined ? "missing" : JSON.stringify(now)}`]
}

const eachOf = (old: Fields, now: Fields, path: string) =>
  [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((key) => {
    const inner = key === "items" || key === "prefixItems" ? `${path}[]` : path
    const [before, after] = [old[key], now[key]]
    if (before === undefined) return [`${path} has a new rule: ${key} ${JSON.stringify(after)}`]
    return changesOf(before, after, inner)
  })

const structChanges = (old: Fields, now: Fields, path: string): ReadonlyArray<string> => {
  const fields = (of: Fields) => (isFields(of["properties"]) ? of["properties"] : {})
  const required = (of: Fields) => new Set(Array.isArray(of["required"]) ? of["required"].map(String) : [])
  const [before, after] = [fields(old), fields(now)]
  const [neededBefore, neededNow] = [required(old), required(now)]
  const place = (name: string) => (path === "" ? name : `${path}.${name}`)
  const known = Object.entries(before).flatMap(([name, shape]) => {
    if (after[name] === undefined) return [`the field ${place(name)} is gone or has another name`]
    if (neededNow.has(name) && !neededBefore.has(name)) return [`the optional field ${place(name)} is now required`]
    if (!neededNow.has(name) && neededBefore.has(name)) return [`the required field ${place(name)} is now optional`]
    return changesOf(shape, after[name], place(name))
  })
  const added = Object.keys(after)
    .filter((name) => before[name] === undefined && neededNow.has(name))
    .map((name) => `the new field ${place(name)} is required, and stored events do not have it`)
  const { properties: _, required: __, ...oldRules } = old
  const { properties: ___, required: ____, ...newRules } = now
  return [...known, ...added, ...eachOf(oldRules, newRules, path)]
}
