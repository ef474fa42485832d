/** A self-signed certificate for a server on loopback. Node has no function that makes one. */
import { generateKeyPairSync, randomBytes, sign } from "node:crypto"

/** Both in PEM. */
export interface Certificate {
  readonly certificate: string
  readonly privateKey: string
}

// The encoding is DER: tag, length, content. Source: ITU-T X.690; the fields are those of RFC 5280, section 4.1.
// DER requires the shortest form of a length. Every part here is shorter than 64 KiB.
const lengthOf = (bytes: number) => {
  if (bytes < 0x80) return Buffer.from([bytes])
  return bytes < 0x100 ? Buffer.from([0x81, bytes]) : Buffer.from([0x82, bytes >> 8, bytes & 0xff])
}
const encode = (tag: number, ...parts: ReadonlyArray<Buffer>) => {
  const content = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.byteLength), content])
}
const sequence = (...parts: ReadonlyArray<Buffer>) => encode(0x30, ...parts)
const setOf = (part: Buffer) => encode(0x31, part)
const integer = (bytes: Buffer) => encode(0x02, bytes)
const objectId = (...bytes: ReadonlyArray<number>) => encode(0x06, Buffer.from(bytes))
const octets = (content: Buffer) => encode(0x04, content)
/** No unused bits. */
const bits = (content: Buffer) => encode(0x03, Buffer.from([0]), content)

/** Source: RFC 8410, section 3. */
const ed25519 = sequence(objectId(0x2b, 0x65, 0x70))
const commonName = objectId(0x55, 0x04, 0x03)
const subjectAltName = objectId(0x55, 0x1d, 0x11)
/** The date that says "no expiry". Source: RFC 5280, section 4.1.2.5. The key lives as long as one start of the product. */
const validity = sequence(encode(0x17, Buffer.from("200101000000Z")), encode(0x18, Buffer.from("99991231235959Z")))
const version3 = encode(0xa0, integer(Buffer.from([2])))

/** The certificate of a new key for the address 127.0.0.1. */
export const makeCertificate = (): Certificate => {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519")
  const name = sequence(setOf(sequence(commonName, encode(0x0c, Buffer.from("task-tracker")))))
  // The first byte makes the number positive and not zero.
  const serial = integer(Buffer.concat([Buffer.from([0x01]), randomBytes(15)]))
  const addresses = sequence(encode(0x87, Buffer.from([127, 0, 0, 1])))
  const extensions = encode(0xa3, sequence(sequence(subjectAltName, octets(addresses))))
  const key = publicKey.export({ type: "spki", format: "der" })
  const content = sequence(version3, serial, ed25519, name, validity, name, key, extensions)
  const signed = sequence(content, ed25519, bits(sign(null, content, privateKey)))
  return {
    certificate: pem("CERTIFICATE", signed),
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString()
  }
}

const pem = (label: string, der: Buffer) =>
  `-----BEGIN ${label}-----\n${der.toString("base64").replace(/(.{64})(?=.)/g, "$1\n")}\n-----END ${label}-----\n`
