/** Cuts the JSON of rows into parts, so that no frame is larger than a client can take at once. */

/** Bytes of the rows of one frame. A larger row has a frame of its own. */
export const mostPartBytes = 250_000

/** The rows as the insides of JSON lists. There is at least one part. */
export const rowParts = (rows: Iterable<string>): ReadonlyArray<string> => {
  const parts: Array<string> = []
  let part: Array<string> = []
  let bytes = 0
  for (const row of rows) {
    const size = Buffer.byteLength(row) + 1
    if (bytes + size > mostPartBytes && part.length > 0) {
      parts.push(part.join(","))
      part = []
      bytes = 0
    }
    part.push(row)
    bytes += size
  }
  parts.push(part.join(","))
  return parts
}

/** A frame whose rows are encoded already. */
export const frameWith = (head: object, rows: string): string =>
  `${JSON.stringify(head).slice(0, -1)},"rows":[${rows}]}`

/** Each row is encoded once, for all frames that carry it. Do not change a row afterwards. */
const encoded = new WeakMap<object, string>()
export const jsonOf = (row: object): string => {
  const known = encoded.get(row)
  if (known !== undefined) return known
  const json = JSON.stringify(row)
  encoded.set(row, json)
  return json
}
