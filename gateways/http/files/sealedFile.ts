/**
 * A file of a cache. Its content is encrypted with a key that exists only in memory, and it has no name in the folder, so the
 * system removes it when it is closed or when the process dies. A copy of the disk reveals nothing.
 */
import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from "node:crypto"
import { type FileHandle, open, unlink } from "node:fs/promises"
import { join } from "node:path"
import { makeFolder } from "../../../streams/makeFolder.ts"

/** Bytes that are encrypted together. */
const blockBytes = 64 * 1024
const tagBytes = 16

export interface SealedFile {
  /** Bytes of the content. */
  readonly size: number
  /** The first bytes of the content, at most one block. */
  readonly head: Uint8Array
  /** The content, block by block. */
  readonly blocks: () => AsyncGenerator<Uint8Array>
  /** Removes the file when the reads that have begun have ended. A later read fails. */
  readonly close: () => Promise<void>
}

/** `fill` writes the content by `append`. Nothing is left when it fails. */
export const makeSealedFile = async (
  folder: string,
  fill: (append: (part: Uint8Array) => Promise<void>) => Promise<unknown>
): Promise<SealedFile> => {
  const handle = await openUnnamed(folder)
  try {
    const key = randomBytes(32)
    const blocks = makeWriter(handle, key)
    await fill(blocks.append)
    const { count, size } = await blocks.end()
    const read = (index: number) => readBlock(handle, key, index, size)
    let isClosed = false
    let readers = 0
    const end = () => (isClosed && readers === 0 ? handle.close() : Promise.resolve())
    return {
      size,
      head: count === 0 ? new Uint8Array() : await read(0),
      async *blocks() {
        if (isClosed) throw new Error("the file is removed")
        readers++
        try {
          for (let index = 0; index < count; index++) yield await read(index)
        } finally {
          readers--
          await end()
        }
      },
      close: () => {
        isClosed = true
        return end()
      }
    }
  } catch (error) {
    await handle.close()
    throw error
  }
}

const openUnnamed = async (folder: string): Promise<FileHandle> => {
  makeFolder(folder)
  const path = join(folder, randomUUID())
  const handle = await open(path, "wx+", 0o600)
  await unlink(path)
  return handle
}

// The key is of one file and each block is written once, so the number of the block is a nonce.
const nonceOf = (index: number) => {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(index, 8)
  return nonce
}
const placeOf = (index: number) => index * (blockBytes + tagBytes)

const makeWriter = (handle: FileHandle, key: Uint8Array) => {
  let block = Buffer.alloc(blockBytes)
  let filled = 0
  let count = 0
  const flush = async () => {
    const cipher = createCipheriv("aes-256-gcm", key, nonceOf(count))
    const sealed = Buffer.concat([cipher.update(block.subarray(0, filled)), cipher.final(), cipher.getAuthTag()])
    await handle.write(sealed, 0, sealed.length, placeOf(count))
    count++
    block = Buffer.alloc(blockBytes)
    filled = 0
  }
  return {
    append: async (part: Uint8Array) => {
      for (let at = 0; at < part.byteLength;) {
        const piece = part.subarray(at, at + blockBytes - filled)
        block.set(piece, filled)
        filled += piece.byteLength
        at += piece.byteLength
        if (filled === blockBytes) await flush()
      }
    },
    end: async () => {
      const size = count * blockBytes + filled
      if (filled > 0) await flush()
      return { count, size }
    }
  }
}

const readBlock = async (handle: FileHandle, key: Uint8Array, index: number, size: number): Promise<Uint8Array> => {
  const length = Math.min(blockBytes, size - index * blockBytes)
  const sealed = Buffer.alloc(length + tagBytes)
  await handle.read(sealed, 0, sealed.length, placeOf(index))
  const decipher = createDecipheriv("aes-256-gcm", key, nonceOf(index))
  decipher.setAuthTag(sealed.subarray(length))
  return Buffer.concat([decipher.update(sealed.subarray(0, length)), decipher.final()])
}
