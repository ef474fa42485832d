/** A cache of files and of downloads in flight. When the files are too large together, the least recently used ones are evicted. */
import type { Deferred } from "effect"
import type { FileFault } from "../../telegram/files/fileFault.ts"
import type { SealedFile } from "./sealedFile.ts"

type Download = Deferred.Deferred<SealedFile, FileFault>
interface Kept {
  readonly message: string
  readonly download: Download
  /** Milliseconds of the process's own clock. */
  readonly since: number
  /** Null while it is downloaded. */
  file: SealedFile | null
  isDropped: boolean
}

/** The most cached files: each one is an open file of the process. */
export const mostCachedFiles = 500

/** @param mostBytes of all cached files; the newest one stays even when it is larger */
export const makeFileCache = (mostBytes: number, now: () => number = () => performance.now()) => {
  /** By message and place. The most recently used file is the last one. */
  const all = new Map<string, Kept>()
  const keyOf = (message: string, place: number) => `${message} ${place}`
  const bytes = () => [...all.values()].reduce((sum, { file }) => sum + (file?.size ?? 0), 0)

  const remove = (key: string) => {
    const kept = all.get(key)
    if (kept === undefined) return
    all.delete(key)
    kept.isDropped = true
    void kept.file?.close()
  }
  const removeIf = (isOut: (kept: Kept) => boolean) => {
    for (const [key, kept] of all) if (isOut(kept)) remove(key)
  }

  return {
    /** The finished or running download of a file; null when there is none. */
    find: (message: string, place: number): Download | null => {
      const key = keyOf(message, place)
      const kept = all.get(key)
      if (kept === undefined) return null
      all.delete(key)
      all.set(key, kept)
      return kept.download
    },
    /** Adds a download that has begun. Call `end` or `fail` once. */
    begin: (message: string, place: number, download: Download) => {
      const key = keyOf(message, place)
      const kept: Kept = { message, download, since: now(), file: null, isDropped: false }
      all.set(key, kept)
      return {
        end: (file: SealedFile) => {
          kept.file = file
          // Its message was redacted meanwhile.
          if (kept.isDropped) return void file.close()
          for (const each of oldestOver(mostBytes, all)) if (each !== key) remove(each)
        },
        fail: () => {
          if (all.get(key) === kept) all.delete(key)
        }
      }
    },
    drop: (message: string) => removeIf((kept) => kept.message === message),
    dropOlder: (millis: number) => removeIf(({ since }) => now() - since > millis),
    dropAll: () => removeIf(() => true),
    bytes
  }
}

/** The files to evict, the least recently used first. Running downloads stay, because their readers wait for them. */
const oldestOver = (mostBytes: number, all: ReadonlyMap<string, Kept>): ReadonlyArray<string> => {
  const kept = [...all].flatMap(([key, { file }]) => (file === null ? [] : [{ key, size: file.size }]))
  let size = kept.reduce((sum, each) => sum + each.size, 0)
  let count = kept.length
  const isOver = (each: { readonly size: number }) => {
    if (size <= mostBytes && count <= mostCachedFiles) return false
    size -= each.size
    count--
    return true
  }
  return kept.filter(isOver).map(({ key }) => key)
}
