/** The headers that every answer has, unless it states its own value. */
import type { Scheme } from "./client.ts"

/** A year. Seconds. */
const hstsSeconds = 365 * 24 * 3600

/**
 * No cache may keep an answer, no browser may guess its type, no page may show it in a frame or run something from it, and no
 * other site learns the address.
 */
const always: Readonly<Record<string, string>> = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff"
}
const overTls: Readonly<Record<string, string>> = {
  ...always,
  "strict-transport-security": `max-age=${hstsSeconds}`
}

export const standardHeaders = (scheme: Scheme): Readonly<Record<string, string>> =>
  scheme === "https" ? overTls : always
