import { Effect } from "effect"
import { expect, test } from "vitest"
import { ActorId } from "../../domain/ids.ts"
import { decodeOnce } from "./decodeOnce.ts"
import type { Commit, Stored } from "../commit/envelope.ts"
import { witnessOf } from "../commit/identity.ts"
import { subjectOf } from "../commit/subjects.ts"

const stored = (seq: number, text: string, continues = false): Stored => ({
  subject: "evt.task.aaaaaaaa",
  seq,
  data: Buffer.from(text),
  continues
})
const commitOf = ({ seq, continues, data }: Stored): Commit => ({
  subject: subjectOf("task", "aaaaaaaa"),
  seq,
  continues,
  witness: witnessOf(data),
  command: "c",
  digest: "d",
  at: "2026-11-24T10:00:00.000Z",
  actor: ActorId.make("person:ada00000"),
  causation: null,
  correlation: "c",
  events: []
})

const setUp = () => {
  const decoded: Array<number> = []
  const keys = new Map([["person:ada00000", new Uint8Array([1])]])
  const once = decodeOnce(
    (all) =>
      Effect.sync(() =>
        all.map((each) => {
          decoded.push(each.seq)
          return { recorded: commitOf(each), owners: ["person:ada00000"] }
        })
      ),
    (owner) => keys.get(owner) ?? null
  )
  const remember = (each: Stored) =>
    once.remember({ seq: each.seq, data: each.data, keys: [...keys], commitOf: () => commitOf(each) })
  return { decoded, keys, remember, decode: (...all: ReadonlyArray<Stored>) => Effect.runSync(once.decode(all)) }
}

test("a cached commit is returned again, with the batch mark of the new delivery", () => {
  const { decode, decoded } = setUp()
  decode(stored(1, "a"), stored(2, "b"))
  expect(decode(stored(2, "b", true), stored(3, "c")).map(({ seq, continues }) => [seq, continues])).toEqual([
    [2, true],
    [3, false]
  ])
  expect(decoded).toEqual([1, 2, 3])
})
test("other bytes at the same position are another commit", () => {
  const { decode, decoded } = setUp()
  decode(stored(1, "a"))
  expect(decode(stored(1, "restored"))[0]?.witness).toBe(witnessOf(Buffer.from("restored")))
  expect(decoded).toEqual([1, 1])
})
test("a commit of a forgotten person is not returned from the cache", () => {
  const { decode, decoded, keys } = setUp()
  decode(stored(1, "a"))
  keys.delete("person:ada00000")
  decode(stored(1, "a"))
  expect(decoded).toEqual([1, 1])
})
test("the least recently used commits are dropped first when the cache is too heavy", () => {
  const { decode, decoded } = setUp()
  const heavy = "x".repeat(3 * 1024 * 1024)
  for (const seq of [1, 2, 3]) decode(stored(seq, heavy))
  decode(stored(3, heavy))
  decode(stored(1, heavy))
  expect(decoded).toEqual([1, 2, 3, 1])
})

test("a commit that this process has stored is not decoded, until its person is forgotten", () => {
  const { decode, decoded, keys, remember } = setUp()
  remember(stored(1, "a"))
  expect(decode(stored(1, "a", true)).map(({ seq, continues }) => [seq, continues])).toEqual([[1, true]])
  expect(decoded).toEqual([])
  keys.delete("person:ada00000")
  decode(stored(1, "a"))
  expect(decoded).toEqual([1])
})

test("other bytes at the position of a commit that this process has stored are decoded", () => {
  const { decode, decoded, remember } = setUp()
  remember(stored(1, "a"))
  decode(stored(1, "restored"))
  expect(decoded).toEqual([1])
})
