/** The files that are kept, and those that are on their way. When they are too many, the ones that were used longest ago go first. */
import type { Deferred } from "effect"
import type { FileFault } from "../../telegram/files/fileFault.ts"
import type { SealedFile } from "./sealedFile.ts"

type Coming = Deferred.Deferred<SealedFile, FileFault>
interface Kept {
  readonly message: string
  readonly coming: Coming
  /** Milliseconds of the process's own clock. */
  readonly since: number
  /** Null while it is on its way. */
  file: SealedFile | null
  isDropped: boolean
}

/** The most kept files: each one is an open file of the process. */
export const mostKeptFiles = 500

/** @param mostBytes of all kept files; the newest one is kept even when it is larger */
export const makeKeptFiles = (mostBytes: number, now: () => number = () => performance.now()) => {
  /** By message and place, the one that was used last at the end. */
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
    /** Null when it is not kept and not on its way. */
    find: (message: string, place: number): Coming | null => {
      const key = keyOf(message, place)
      const kept = all.get(key)
      if (kept === undefined) return null
      all.delete(key)
      all.set(key, kept)
      return kept.coming
    },
    /** Notes a file that is on its way. Call `end` or `fail` once. */
    begin: (message: string, place: number, coming: Coming) => {
      const key = keyOf(message, place)
      const kept: Kept = { message, coming, since: now(), file: null, isDropped: false }
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

/** The files that must go, the oldest use first. Files on their way have no size yet, and their readers wait for them, so they stay. */
const oldestOver = (mostBytes: number, all: ReadonlyMap<string, Kept>): ReadonlyArray<string> => {
  const kept = [...all].flatMap(([key, { file }]) => (file === null ? [] : [{ key, size: file.size }]))
  let size = kept.reduce((sum, each) => sum + each.size, 0)
  let count = kept.length
  const isOver = (each: { readonly size: number }) => {
    if (size <= mostBytes && count <= mostKeptFiles) return false
    size -= each.size
    count--
    return true
  }
  return kept.filter(isOver).map(({ key }) => key)
}
