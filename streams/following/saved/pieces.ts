/** The stored form of a saved state: a sealed head, and sealed pieces that fit into one message each. */
import { Schema } from "effect"
import { seal, type SealingKey, unseal } from "../../cipher/sealing.ts"

/** The largest message of a log's server is 1 MB. A character takes two bytes. */
const pieceCharacters = 256 * 1024

const Head = Schema.Struct({
  fingerprint: Schema.String,
  /** The identity of the log. */
  identity: Schema.String,
  /** The last commit in the state, and the digest of its stored bytes. */
  position: Schema.Int,
  witness: Schema.String,
  /** The skipped commits up to the position. */
  skipped: Schema.Array(Schema.Int),
  /** The digests of the pieces, in order. */
  pieces: Schema.Array(Schema.String)
})
export type SavedHead = typeof Head.Type

const headFromText = Schema.decodeUnknownSync(Schema.fromJsonString(Head))

export const inPieces = (text: string): ReadonlyArray<string> => {
  const pieces: Array<string> = []
  for (let at = 0; at < text.length; at += pieceCharacters) pieces.push(text.slice(at, at + pieceCharacters))
  return pieces
}

export const sealSavedHead = (key: SealingKey, name: string, head: SavedHead): Uint8Array =>
  seal(key, Buffer.from(JSON.stringify(head)), boundHead(name))

/** Null when the key is another one, a byte was changed, or the head has another form. */
export const openSavedHead = (key: SealingKey, name: string, value: Uint8Array): SavedHead | null => {
  try {
    return headFromText(unseal(key, value, boundHead(name)).toString())
  } catch {
    return null
  }
}

/** A piece may end within a pair of surrogates, so it is stored in the encoding of strings. */
export const sealPiece = (key: SealingKey, name: string, text: string): Uint8Array =>
  seal(key, Buffer.from(text, "utf16le"), boundPiece(name))

/** Null when the key is another one, or a byte was changed. */
export const openPiece = (key: SealingKey, name: string, value: Uint8Array): string | null => {
  try {
    return unseal(key, value, boundPiece(name)).toString("utf16le")
  } catch {
    return null
  }
}

const boundHead = (name: string) => `saved state ${name}`
const boundPiece = (name: string) => `piece of the saved state ${name}`
