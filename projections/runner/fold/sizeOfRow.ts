import type { Values } from "./applyCommit.ts"

const scalarSize = 8
const elementSize = 32

/** The approximate size of a row, in characters. */
export const sizeOfRow = (values: Values | null): number => {
  let size = elementSize
  for (const key in values) {
    const value = values[key]
    if (typeof value === "string") size += value.length + scalarSize
    else if (Array.isArray(value)) size += elementSize * (value.length + 1)
    else size += typeof value === "object" && value !== null ? 4 * elementSize : scalarSize
  }
  return size
}
