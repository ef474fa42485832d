import { Effect } from "effect"
import { expect, test } from "vitest"
import { contentOf } from "../links/link.ts"
import { compareRun, sliceEnd } from "./commits.ts"

const megabyte = 1024 ** 2
const large = (seq: number) => ({
  seq,
  subject: `evt.task.t${seq}`,
  continues: false,
  data: Buffer.alloc(megabyte, seq)
})
const found = Array.from({ length: 12 }, (_, i) => large(i + 1))
const run = { from: 1, contents: found.map(contentOf) }

test("one step hashes at most four megabytes, or one commit", () => {
  expect([0, 4, 8].map((start) => sliceEnd(found, start))).toEqual([4, 8, 12])
  expect(sliceEnd([{ data: Buffer.alloc(9 * megabyte) }, ...found], 0)).toBe(1)
  expect(sliceEnd(found, 12)).toBe(Infinity)
})

test("a fault in a later slice has its own position, and the commits before it agree", async () => {
  expect(await Effect.runPromise(compareRun(run, 12, found, 12))).toEqual({ agreed: 12, fault: null })
  const changed = found.map((each) => (each.seq === 10 ? { ...each, data: Buffer.alloc(megabyte) } : each))
  expect(await Effect.runPromise(compareRun(run, 12, changed, 12))).toMatchObject({
    agreed: 9,
    fault: { kind: "commit-changed", position: 10 }
  })
  expect(await Effect.runPromise(compareRun(run, 12, found.slice(0, 8), 8))).toMatchObject({
    agreed: 8,
    fault: { kind: "log-truncated", position: 9 }
  })
})
