/** The CRC-32 of zip files. The digests of the browser work only on pages served over HTTPS. Source: RFC 1952, section 8. */
const polynomial = 0xedb88320
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? polynomial : 0)
  return value
})

/** As 8 hexadecimal digits. */
export const crc32 = (bytes: Uint8Array): string => {
  let value = 0xffffffff
  for (const byte of bytes) value = (value >>> 8) ^ (table[(value ^ byte) & 0xff] ?? 0)
  return ((value ^ 0xffffffff) >>> 0).toString(16).padStart(8, "0")
}
