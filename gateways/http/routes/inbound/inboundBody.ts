/** The JSON in the body of a webhook. */
import { isUtf8 } from "node:buffer"

const form = "application/x-www-form-urlencoded"

/** The field that GitHub sends. Parsing only this field keeps a form of half a million fields cheap. */
const payload = /(?:^|&)(payload=[^&]*)/

/** GitHub may send a form whose field `payload` has the JSON. */
const textOf = (body: Buffer, contentType: string): string => {
  const text = body.toString()
  if (!contentType.toLowerCase().startsWith(form)) return text
  return new URLSearchParams(payload.exec(text)?.[1] ?? "").get("payload") ?? ""
}

/** Null when it is no JSON object or list. */
export const jsonIn = (body: Buffer, contentType: string): string | null => {
  if (!isUtf8(body)) return null
  const text = textOf(body, contentType)
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === "object" && parsed !== null ? text : null
  } catch {
    return null
  }
}
