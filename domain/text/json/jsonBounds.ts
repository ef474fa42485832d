/**
 * Bounds the shape of JSON before it is parsed. A mebibyte of brackets, or of fields with different names, holds the parser for 50
 * to 150 ms, and nothing else runs meanwhile. This scan of a mebibyte takes a few milliseconds, and keeps no data.
 */

export const mostJsonLevels = 100
/** Objects, lists and fields together. A webhook of 1700 commits has 40,000. */
export const mostJsonParts = 60_000
export const jsonBoundsSentence = `JSON has at most ${mostJsonLevels} levels, and at most ${mostJsonParts} objects, lists and fields.`

const [quote, backslash, colon] = [0x22, 0x5c, 0x3a]
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d]

/** Scans UTF-8 that arrives in chunks. It does not check the syntax: the parser does. */
export class JsonBounds {
  #levels = 0
  #parts = 0
  #isText = false
  #isEscaped = false

  /** Takes the next chunk. Returns false once the JSON has too many levels or parts. */
  readonly take = (bytes: Uint8Array): boolean => {
    // The engine does not keep fields in registers, so the loop works on variables.
    let [levels, parts, isText, isEscaped] = [this.#levels, this.#parts, this.#isText, this.#isEscaped]
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at]
      if (isText) {
        if (isEscaped) isEscaped = false
        else if (byte === backslash) isEscaped = true
        else if (byte === quote) isText = false
        continue
      }
      if (byte === quote) isText = true
      else if (byte === openList || byte === openObject) {
        if (++levels > mostJsonLevels) return false
        parts++
      } else if (byte === closeList || byte === closeObject) levels--
      else if (byte === colon) parts++
    }
    this.#levels = levels
    this.#parts = parts
    this.#isText = isText
    this.#isEscaped = isEscaped
    return parts <= mostJsonParts
  }
}

const encoder = new TextEncoder()

/** True when parsing the JSON does not hold the event loop. */
export const isWithinJsonBounds = (json: Uint8Array | string): boolean =>
  new JsonBounds().take(typeof json === "string" ? encoder.encode(json) : json)

/** Undefined when the text is not JSON, or is beyond the bounds. */
export const parseBoundedJson = (text: string): unknown => {
  if (!isWithinJsonBounds(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
