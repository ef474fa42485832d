/** Reads ids and moments of an exported message. A field of another type counts as absent. */
import { fieldIn, numberIn, type Raw, textIn } from "../../../../gateways/telegram/content/fields.ts"

/** An id as digits, from a number or a text; undefined for anything else. */
export const digitsIn = (raw: Raw, name: string): string | undefined => {
  const value = fieldIn(raw, name)
  const text = typeof value === "number" && Number.isInteger(value) ? String(value) : value
  return typeof text === "string" && /^-?\d{1,20}$/u.test(text.trim()) ? text.trim() : undefined
}

/** In the year 2096: no message is later. Milliseconds since 1970. */
const latestMillis = 4e12
const dayLength = "2026-11-24".length

/**
 * The moment of a field, in UTC: `<name>_unixtime` is exact; `<name>` is local to the exporting machine and is read as UTC.
 * Undefined without a possible moment.
 */
export const momentIn = (raw: Raw, name: string): string | undefined => {
  const seconds = numberIn(raw, `${name}_unixtime`)
  const exact = seconds === undefined || !Number.isInteger(seconds) ? undefined : possible(seconds * 1000)
  if (exact !== undefined) return exact
  const local = textIn(raw, name)
  if (local === undefined) {
    const unix = numberIn(raw, name)
    return unix === undefined || !Number.isInteger(unix) ? undefined : possible(unix * 1000)
  }
  const millis = Date.parse(/[zZ]|[+-]\d\d:?\d\d$/u.test(local) ? local : `${local}Z`)
  // Date.parse turns the 31st of February into the 3rd of March, so the day must come back unchanged.
  const isReal = Number.isFinite(millis) && new Date(millis).toISOString().startsWith(local.slice(0, dayLength))
  return isReal ? possible(millis) : undefined
}

const possible = (millis: number) => (millis >= 0 && millis < latestMillis ? new Date(millis).toISOString() : undefined)
