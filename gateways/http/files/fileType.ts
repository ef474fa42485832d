/** The media type that a browser may be told, from the first bytes of a file. A stated type is not believed. */

/** The type of every other file: a browser saves it and shows nothing. */
export const unknownType = "application/octet-stream"

/** A browser may show these in a page: none of them can run a script. */
const shown: ReadonlyArray<readonly [type: string, begins: (bytes: Buffer) => boolean]> = [
  ["image/png", (bytes) => starts(bytes, "89504e470d0a1a0a")],
  ["image/jpeg", (bytes) => starts(bytes, "ffd8ff")],
  ["image/gif", (bytes) => /^GIF8[79]a/u.test(ascii(bytes, 0, 6))],
  ["image/webp", (bytes) => ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 12) === "WEBP"],
  ["audio/ogg", (bytes) => ascii(bytes, 0, 4) === "OggS"],
  ["audio/mpeg", (bytes) => ascii(bytes, 0, 3) === "ID3" || /^fff[abf]|^fff[23]/u.test(hex(bytes, 2))],
  ["audio/mp4", (bytes) => ascii(bytes, 4, 8) === "ftyp" && ascii(bytes, 8, 11) === "M4A"],
  ["video/mp4", (bytes) => ascii(bytes, 4, 8) === "ftyp"],
  ["video/webm", (bytes) => starts(bytes, "1a45dfa3")]
]
/** A browser saves these, under their type. */
const saved: typeof shown = [
  ["application/pdf", (bytes) => ascii(bytes, 0, 5) === "%PDF-"],
  ["application/zip", (bytes) => starts(bytes, "504b0304")]
]

export interface FileType {
  readonly type: string
  /** False for a file that a browser must save. */
  readonly isShown: boolean
}

export const fileTypeOf = (head: Uint8Array): FileType => {
  const bytes = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 16))
  const isOf = ([, begins]: (typeof shown)[number]) => begins(bytes)
  const found = shown.find(isOf)
  return { type: (found ?? saved.find(isOf))?.[0] ?? unknownType, isShown: found !== undefined }
}

/** The header `Content-Disposition`. `name`: as the sender wrote it; empty when the file has none. */
export const dispositionOf = ({ isShown }: FileType, name: string): string => {
  const kind = isShown ? "inline" : "attachment"
  if (name === "") return kind
  // Source: RFC 6266 and RFC 5987. The first name is for old clients.
  const plain = name.replace(/[^\w .()-]/gu, "_")
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`
  )
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`
}

const ascii = (bytes: Buffer, from: number, to: number) => bytes.subarray(from, to).toString("latin1")
const hex = (bytes: Buffer, length: number) => bytes.subarray(0, length).toString("hex")
const starts = (bytes: Buffer, prefix: string) => hex(bytes, prefix.length / 2) === prefix
