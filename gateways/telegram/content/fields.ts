/** Reads fields of an untrusted object. A field of another type counts as absent: versions of Telegram differ. */

export type Raw = Readonly<Record<string, unknown>>

export const isRaw = (value: unknown): value is Raw =>
  typeof value === "object" && value !== null && !Array.isArray(value)

export const fieldIn = (raw: Raw, name: string): unknown => (Object.hasOwn(raw, name) ? raw[name] : undefined)

export const textIn = (raw: Raw, name: string): string | undefined => {
  const value = fieldIn(raw, name)
  return typeof value === "string" && value !== "" ? value : undefined
}

export const numberIn = (raw: Raw, name: string): number | undefined => {
  const value = fieldIn(raw, name)
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value
  return typeof number === "number" && Number.isFinite(number) ? number : undefined
}

export const objectIn = (raw: Raw, name: string): Raw | undefined => {
  const value = fieldIn(raw, name)
  return isRaw(value) ? value : undefined
}

export const listIn = (raw: Raw, name: string): ReadonlyArray<unknown> => {
  const value = fieldIn(raw, name)
  return Array.isArray(value) ? value : []
}
