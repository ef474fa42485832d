// Reads one named file out of an archive. Nothing is written by a name that the archive holds, so no entry can escape a folder.
import { gunzipSync, inflateRawSync } from "node:zlib"

/** Bytes. The server has about 18 MB; more than this is not unpacked. */
const mostBytes = 256 * 1024 ** 2

/**
 * @param {Buffer} archive a zip or a gzipped tar
 * @param {string} entry the exact name of the file in it
 * @returns {Buffer}
 * @throws {Error} when the archive is damaged, too large, or does not hold the entry
 */
export const fileIn = (archive, entry) => {
  const isZip = archive.length >= 4 && archive.readUInt32LE(0) === zip.localHeader
  const file = isZip ? inZip(archive, entry) : inTar(gunzipSync(archive, { maxOutputLength: mostBytes }), entry)
  if (file === undefined) throw new Error(`the archive holds no ${entry}`)
  return file
}

/** Bytes. Source: POSIX.1-1988 (ustar), which names the offsets below too. */
const block = 512

/** @param {Buffer} tar @param {string} entry @returns {Buffer | undefined} */
const inTar = (tar, entry) => {
  let at = 0
  while (at + block <= tar.length) {
    const header = tar.subarray(at, at + block)
    const size = Number.parseInt(textIn(header, 124, 12), 8) || 0
    const from = at + block
    const isFile = header[156] === 0 || header[156] === "0".charCodeAt(0)
    if (isFile && nameOf(header) === entry) {
      if (from + size > tar.length) throw new Error("the archive is truncated")
      return tar.subarray(from, from + size)
    }
    at = from + Math.ceil(size / block) * block
  }
  return undefined
}

/** @param {Buffer} header */
const nameOf = (header) => {
  const isUstar = header.toString("latin1", 257, 262) === "ustar"
  const prefix = isUstar ? textIn(header, 345, 155) : ""
  return prefix === "" ? textIn(header, 0, 100) : `${prefix}/${textIn(header, 0, 100)}`
}

/** @param {Buffer} header @param {number} from @param {number} length */
const textIn = (header, from, length) => {
  const field = header.toString("latin1", from, from + length)
  const end = field.indexOf("\0")
  return (end === -1 ? field : field.slice(0, end)).trim()
}

/** Signatures, and the methods of compression. Source: PKWARE APPNOTE 6.3.10, which names the offsets below too. */
const zip = { localHeader: 0x04034b50, entry: 0x02014b50, end: 0x06054b50, stored: 0, deflated: 8 }

/** @param {Buffer} bytes @param {string} entry @returns {Buffer | undefined} */
const inZip = (bytes, entry) => {
  const end = endOfZip(bytes)
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (bytes.readUInt32LE(at) !== zip.entry) throw new Error("the archive is damaged")
    const nameLength = bytes.readUInt16LE(at + 28)
    if (bytes.toString("utf8", at + 46, at + 46 + nameLength) === entry) return unzipped(bytes, at)
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return undefined
}

/** The end record is at the end of the file, before a comment of unknown length. @param {Buffer} bytes */
const endOfZip = (bytes) => {
  for (let at = bytes.length - 22; at >= 0; at--) if (bytes.readUInt32LE(at) === zip.end) return at
  throw new Error("the archive is truncated")
}

/** @param {Buffer} bytes @param {number} at the entry in the directory */
const unzipped = (bytes, at) => {
  const method = bytes.readUInt16LE(at + 10)
  const local = bytes.readUInt32LE(at + 42)
  const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  const packed = bytes.subarray(from, from + bytes.readUInt32LE(at + 20))
  if (method === zip.stored) return packed
  if (method === zip.deflated) return inflateRawSync(packed, { maxOutputLength: mostBytes })
  throw new Error(`the archive uses compression method ${method}`)
}
