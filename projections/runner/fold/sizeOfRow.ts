import type { Values } from "./applyCommit.ts"

const scalarSize = 8
const elementSize = 32

const sizeOfValue = (value: unknown): number => {
  if (typeof value === "string") return value.length + scalarSize
  if (typeof value !== "object" || value === null) return scalarSize
  let size = elementSize
  // Also of a list: its keys are its places.
  for (const each of Object.values(value)) size += sizeOfValue(each) + scalarSize
  return size
}

/** The approximate size of a row, in characters, with the texts in its lists and objects. */
export const sizeOfRow = (values: Values | null): number => {
  let size = elementSize
  for (const key in values) size += sizeOfValue(values[key])
  return size
}
