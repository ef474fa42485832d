import { crc32 as nodeCrc32 } from "node:zlib"
import { expect, test } from "vitest"
import { crc32 } from "./crc32.ts"

test("the checksum is the one that the server computes", () => {
  expect(crc32(new TextEncoder().encode("123456789"))).toBe("cbf43926")
  for (const length of [0, 1, 255, 70_000]) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 7919) >> 3)
    expect(Number.parseInt(crc32(bytes), 16)).toBe(nodeCrc32(bytes))
  }
})
