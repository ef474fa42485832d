/**
 * Repairs the one escape of Telegram Desktop that is not JSON: it writes a control character as `\x0B`.
 * Source: `SerializeString` in Telegram/SourceFiles/export/output/export_output_json.cpp of telegramdesktop/tdesktop.
 */

const backslash = 0x5c
const x = 0x78
const unicodeEscape = Buffer.from("u00")

/** Each call takes the next bytes of a file, and returns them with every `\xHH` as `\u00HH`. */
export const makeRepair = () => {
  /** The last byte of the bytes before began an escape. */
  let isEscape = false
  return (bytes: Uint8Array): Uint8Array => {
    let at = isEscape ? 0 : bytes.indexOf(backslash) + 1
    if (at === 0 && !isEscape) return bytes
    const parts: Array<Uint8Array> = []
    let from = 0
    while (at < bytes.length) {
      if (bytes[at] === x) {
        parts.push(bytes.subarray(from, at), unicodeEscape)
        from = at + 1
      }
      const next = bytes.indexOf(backslash, at + 1)
      if (next < 0) {
        isEscape = false
        return parts.length === 0 ? bytes : Buffer.concat([...parts, bytes.subarray(from)])
      }
      at = next + 1
    }
    isEscape = true
    return parts.length === 0 ? bytes : Buffer.concat([...parts, bytes.subarray(from)])
  }
}
