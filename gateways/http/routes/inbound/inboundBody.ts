/** The JSON in the body of a webhook. */
import { isUtf8 } from "node:buffer"
import { isWithinJsonBounds } from "../../../../domain/text/json/jsonBounds.ts"

const form = "application/x-www-form-urlencoded"

/** The field that GitHub sends. Parsing only this field keeps a form of half a million fields cheap. */
const payload = /(?:^|&)(payload=[^&]*)/

/** GitHub may send a form whose field `payload` has the JSON. */
const textOf = (body: Buffer, contentType: string): string => {
  const text = body.toString()
  if (!contentType.toLowerCase().startsWith(form)) return text
  return new URLSearchParams(payload.exec(text)?.[1] ?? "").get("payload") ?? ""
}

/** `too-complex`: parsing it would hold the event loop. */
export type InboundJson = { readonly is: "json"; readonly text: string } | { readonly is: "not-json" | "too-complex" }

const notJson: InboundJson = { is: "not-json" }

/** The JSON object or list in a body. */
export const jsonIn = (body: Buffer, contentType: string): InboundJson => {
  if (!isUtf8(body)) return notJson
  const text = textOf(body, contentType)
  if (!isWithinJsonBounds(text)) return { is: "too-complex" }
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === "object" && parsed !== null ? { is: "json", text } : notJson
  } catch {
    return notJson
  }
}
