import { Deferred } from "effect"
import { describe, expect, test } from "vitest"
import type { FileFault } from "../../telegram/files/fileFault.ts"
import { makeFileCache, mostCachedFiles } from "./fileCache.ts"
import type { SealedFile } from "./sealedFile.ts"

const fileOf = (size: number) => {
  const file = {
    size,
    head: new Uint8Array(),
    blocks: async function* () {},
    isClosed: false,
    close: () => {
      file.isClosed = true
      return Promise.resolve()
    }
  }
  return file
}
const coming = () => Deferred.makeUnsafe<SealedFile, FileFault>()
const scene = (mostBytes = 100) => {
  let time = 0
  const kept = makeFileCache(mostBytes, () => time)
  return {
    kept,
    keep: (message: string, size: number, place = 0) => {
      const file = fileOf(size)
      kept.begin(message, place, coming()).end(file)
      return file
    },
    pass: (millis: number) => {
      time += millis
    }
  }
}

describe("the cached files", () => {
  test("are found by message and place, also while they are downloaded", () => {
    const { kept } = scene()
    const file = coming()
    kept.begin("a", 1, file)
    expect([kept.find("a", 1), kept.find("a", 0), kept.find("b", 1)]).toEqual([file, null, null])
  })

  test("a download that failed is tried again by the next reader", () => {
    const { kept } = scene()
    kept.begin("a", 0, coming()).fail()
    expect(kept.find("a", 0)).toBeNull()
  })

  test("are a bounded number, because each is an open file", () => {
    const { kept, keep } = scene(1e9)
    const files = Array.from({ length: mostCachedFiles + 2 }, (_, n) => keep(`m${n}`, 1))
    expect(files.filter(({ isClosed }) => isClosed)).toEqual(files.slice(0, 2))
    expect(kept.bytes()).toBe(mostCachedFiles)
  })

  test("that are being downloaded stay when another one needs room", () => {
    const { kept, keep } = scene(100)
    const waiting = coming()
    kept.begin("slow", 0, waiting)
    keep("a", 90)
    keep("b", 90)
    expect(kept.find("slow", 0)).toBe(waiting)
  })

  test("are evicted in the order of their last use when they are too large together", () => {
    const { kept, keep } = scene(100)
    const [a, b] = [keep("a", 40), keep("b", 40)]
    kept.find("a", 0)
    const c = keep("c", 50)
    expect([a, b, c].map(({ isClosed }) => isClosed)).toEqual([false, true, false])
    expect(kept.bytes()).toBe(90)
    expect(keep("d", 500).isClosed).toBe(false)
    expect(kept.bytes()).toBe(500)
  })

  test("are removed with their message, also a download that ends later", () => {
    const { kept, keep } = scene()
    const [one, other] = [keep("a", 1), keep("b", 1)]
    const late = kept.begin("a", 1, coming())
    kept.drop("a")
    const file = fileOf(1)
    late.end(file)
    expect([one, file, other].map(({ isClosed }) => isClosed)).toEqual([true, true, false])
    expect([kept.find("a", 0), kept.find("a", 1)]).toEqual([null, null])
  })

  test("are removed after their time", () => {
    const { kept, keep, pass } = scene()
    const old = keep("a", 1)
    pass(50)
    const young = keep("b", 1)
    pass(51)
    kept.dropOlder(100)
    expect([old, young].map(({ isClosed }) => isClosed)).toEqual([true, false])
  })
})
