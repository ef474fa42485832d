/** One message that this version cannot read is a value, and never fails the messages beside it. */
import { Effect } from "effect"
import { expect, test } from "vitest"
import { isReadable, type Unreadable } from "../commit/envelope.ts"
import { asStored, codecOn, readKeys, type Sample, samplesOf } from "../golden/corpus.ts"
import {
  foreignSeal,
  futureEvent,
  headed,
  hostileTags,
  newerVersion,
  strangeOwner,
  torn,
  wrongShape
} from "../kit/unreadable.ts"
import { Codec } from "./codec.ts"

const keys = readKeys()
const good = samplesOf("task")[0] as Sample
const decode = (subject: string, data: Uint8Array, on = keys) =>
  Effect.flatMap(Codec, (codec) =>
    codec.decode([asStored(good, 6), { subject, seq: 7, data, continues: true }, asStored(good, 8)])
  ).pipe(Effect.provide(codecOn(on)), Effect.runPromise)

test.each([
  ["an event that no version of today has", "evt.task.aaaaaaaa", futureEvent, "newer", /the type of an event/],
  [
    "a newer version of an event",
    "evt.task.aaaaaaaa",
    newerVersion("TaskStarted"),
    "newer",
    /a TaskStarted newer than version 1/
  ],
  ["a kind of aggregate that is not known", "evt.future.aaaaaaaa", futureEvent, "newer", /kind of aggregate/],
  ["a subject that is not in the grammar", "evt.task.a.b", futureEvent, "newer", /kind of aggregate/],
  ["half of a commit", "evt.task.aaaaaaaa", torn, "damaged", /not a commit/],
  ["a time that is none", "evt.task.aaaaaaaa", headed({ at: "now" }), "damaged", /its head/],
  ["a command of 1 MB", "evt.task.aaaaaaaa", headed({ command: "x".repeat(1_000_000) }), "damaged", /its head/],
  ["an owner that is none", "evt.task.aaaaaaaa", headed({ data: strangeOwner }), "damaged", /fields/],
  ["a tag that is an object", "evt.task.aaaaaaaa", headed({ data: { _tag: { toString: 1 } } }), "newer", /the type/],
  ["no bytes", "evt.task.aaaaaaaa", Buffer.alloc(0), "damaged", /not a commit/],
  ["an event without its fields", "evt.task.aaaaaaaa", wrongShape("TaskRetitled"), "damaged", /fields/],
  ["a text that was sealed with another key", "evt.task.aaaaaaaa", foreignSeal, "sealed", /personal text/]
])("%s is unreadable, and the messages beside it are read", async (_, subject, data, reason, why) => {
  const [before, it, after] = await decode(subject, data)
  expect([before, after].map((each) => each !== undefined && isReadable(each))).toEqual([true, true])
  expect(it).toMatchObject({ _tag: "Unreadable", subject, seq: 7, continues: true, reason })
  expect(it).toHaveProperty("why", expect.stringMatching(why))
  expect(it).toHaveProperty("witness", expect.stringMatching(/^[0-9a-f]{32}$/u))
})

test("a stored key that the master key does not open makes only its person's commits unreadable", async () => {
  const [before, it] = await decode("evt.task.aaaaaaaa", futureEvent, {
    ...keys,
    wrapped: { ...keys.wrapped, "person.ada00000": Buffer.alloc(60, 1).toString("base64") }
  })
  expect(before).toMatchObject({ reason: "sealed", why: expect.stringContaining("person:ada00000") })
  expect(it).toMatchObject({ reason: "newer" })
})

test("the reason repeats no byte of the commit", async () => {
  const secret = Buffer.from('{"command": "the unmistakable rhinoceros"')
  const [, it] = await decode("evt.task.aaaaaaaa", secret)
  expect(JSON.stringify(it)).not.toContain("rhinoceros")
})

test.each(hostileTags)("an unreadable commit with the tag %s repeats no byte of it, and is bounded", async (_, tag) => {
  const [before, it, after] = await decode("evt.task.aaaaaaaa", headed({ data: { _tag: tag } }))
  expect([before, after].map((each) => each !== undefined && isReadable(each))).toEqual([true, true])
  const { why } = it as Unreadable
  expect(why).not.toContain(tag)
  expect(why.length).toBeLessThan(100)
})

test.each([
  ["NUL", "evt.task.aaaa\0aaa"],
  ["a length of 4 kB", `evt.future.${"a".repeat(4000)}`],
  ["other characters", "evt.task.a@b"]
])("a subject with %s is replaced by its digest", async (_, subject) => {
  const [, it] = await decode(subject, futureEvent)
  expect(it).toMatchObject({ reason: "damaged", why: "its subject is malformed" })
  expect(it?.subject).toMatch(/^evt\.malformed\.[a-z0-9]{20}$/u)
})
