/** Finds values that Postgres cannot store before they reach it, so that every replay parks the same commit. */
import type { AnyProjection } from "../../projection.ts"

/** A row with a value that the database cannot store. Its name is stored as the reason why the aggregate is parked. */
export class ValueRefused extends Error {
  override readonly name = "ValueRefused"
}

/** Bytes. Source: PostgreSQL documentation, B-Tree Indexes: a third of a page of 8 kB, less its head. */
const mostOfKey = 2600
const mostOfInteger = 2 ** 31 - 1

export const isStorableRow = (
  projection: AnyProjection,
  id: string,
  values: Readonly<Record<string, unknown>>
): boolean => {
  if (!isText(id) || Buffer.byteLength(id) > mostOfKey) return false
  for (const { name, type } of projection.row.columns) {
    const value = values[name]
    if (!isStorableValue(value)) return false
    if (typeof value === "number" && type.startsWith("integer") && !isInteger(value)) return false
  }
  return indexedColumns(projection).every(
    (names) => names.reduce((bytes, name) => bytes + bytesOf(values[name]), 0) <= mostOfKey
  )
}

const isText = (text: string) => text.isWellFormed() && !text.includes("\0")
const isInteger = (value: number) => Number.isInteger(value) && Math.abs(value) <= mostOfInteger
/** False for a text, or a structure with a text, that Postgres cannot store, and for a number that is not finite. */
export const isStorableValue = (value: unknown): boolean => {
  if (typeof value === "string") return isText(value)
  if (typeof value === "number") return Number.isFinite(value)
  if (typeof value !== "object" || value === null) return true
  return Object.entries(value).every(([name, each]) => isText(name) && isStorableValue(each))
}
/** A short text is not encoded: at three bytes for each unit, four such texts still fit into a key. */
const bytesOf = (value: unknown) => {
  if (typeof value !== "string") return 0
  return value.length < mostOfKey / 12 ? value.length : Buffer.byteLength(value)
}

const found = new WeakMap<AnyProjection, ReadonlyArray<ReadonlyArray<string>>>()
/** The columns of each index that is a plain list of columns. */
const indexedColumns = (projection: AnyProjection) => {
  const known = found.get(projection)
  if (known !== undefined) return known
  const columns = new Set(projection.row.columns.map(({ name }) => name))
  const all = projection.indexes.map((index) =>
    [...(/^\(([^()]*)\)$/u.exec(index)?.[1] ?? "").matchAll(/\w+/gu)].flatMap(([name]) =>
      columns.has(name) ? [name] : []
    )
  )
  found.set(projection, all)
  return all
}
