/** Every shape that a log may hold can still be read, from bytes that the product wrote. */
import { Effect, Result, Schema } from "effect"
import { describe, expect, test } from "vitest"
import { forgotten } from "../../domain/text/personal.ts"
import { Codec } from "../codec/codec.ts"
import { schemaOf } from "../codec/parse.ts"
import { isReadable, type Stored } from "../commit/envelope.ts"
import { eventsOf, type EventTag } from "../commit/events.ts"
import { asStored, codecOn, type Keys, readKeys, type Sample, samplesOf } from "./corpus.ts"
import { personalFields } from "../sealing/fields/personalFields.ts"
import { kinds } from "../commit/subjects.ts"
import { versionOf } from "../codec/upcasts.ts"

const keys = readKeys()
const decode = (stored: ReadonlyArray<Stored>, on: Keys = keys) =>
  Effect.flatMap(Codec, (codec) => codec.decode(stored)).pipe(Effect.provide(codecOn(on)))
const decodeOne = async (stored: Stored, on?: Keys) => {
  const [recorded] = await Effect.runPromise(decode([stored], on))
  if (recorded === undefined || !isReadable(recorded)) throw new Error(`unreadable: ${recorded?.why}`)
  return recorded
}

const corpus = kinds.flatMap((kind) => samplesOf(kind).map((sample) => ({ kind, sample })))
/** The event with each personal text replaced, and those texts. */
const personal = ({ kind, sample: { tag, event } }: (typeof corpus)[number], swap: string) => {
  const texts: Array<string> = []
  const swapped = personalFields(eventsOf[kind])(tag)(event, (value) => (texts.push(String(value)), swap))
  return { texts: texts.filter((text) => text !== ""), swapped }
}
const sealed = corpus.filter((each) => personal(each, "").texts.length > 0)

describe.each(kinds)("the corpus of %s", (kind) => {
  const samples = samplesOf(kind)

  test.each(Object.keys(eventsOf[kind].cases) as ReadonlyArray<EventTag>)("has the present version of %s", (tag) => {
    const versions = samples.filter((sample) => sample.tag === tag).map(({ v }) => v)
    expect(versions, "`node streams/golden/write.ts` adds it").toContain(versionOf(tag))
  })

  test("has every version of each tag once, starting with the first", () => {
    for (const tag of new Set(samples.map((sample) => sample.tag as EventTag))) {
      const versions = samples.filter((sample) => sample.tag === tag).map(({ v }) => v)
      expect(versions.toSorted((a, b) => a - b)).toEqual(Array.from({ length: versionOf(tag) }, (_, i) => i + 1))
    }
  })

  test.each(samples)("$tag, version $v, is decoded to the expected event", async (sample: Sample) => {
    const commit = await decodeOne(asStored(sample, 7))
    const { events: _, ...head } = sample.stored
    expect(commit).toMatchObject({ ...head, subject: sample.subject, seq: 7, continues: false })
    expect(commit.events).toEqual([sample.event])
  })
})

/** Events with personal texts, one for each kind of place in an event. */
const inClearNever = [
  "TaskCreated",
  "MessageReceived",
  "PersonJoined",
  "ChatBound",
  "TopicProposed",
  "AtomProposed",
  "TaskProposed",
  "ProposalAmended",
  "TopicCreated",
  "AtomRecorded",
  "AtomTagged",
  "RunCreated"
]

test("the stored bytes contain no personal text in clear", () => {
  const tags = sealed.map(({ sample }) => sample.tag)
  expect(tags).toEqual(expect.arrayContaining(inClearNever))
  const bare = sealed.filter((each) =>
    personal(each, "").texts.some((text) =>
      JSON.stringify(each.sample.stored).includes(JSON.stringify(text).slice(1, -1))
    )
  )
  expect(bare).toEqual([])
})

test.each(sealed)("$sample.tag is unreadable without its key, and never looks forgotten", async ({ sample }) => {
  expect(await Effect.runPromise(decode([asStored(sample)], { ...keys, wrapped: {} }))).toMatchObject([
    { _tag: "Unreadable", reason: "sealed", why: expect.stringMatching(/the key of .+ is missing/u) }
  ])
})

// Each personal field must allow the placeholder, or forgetting its person parks the aggregate.
test.each(sealed)("$sample.tag can be read after its person was forgotten", (each) => {
  const read = Schema.decodeUnknownResult(schemaOf(each.kind))(personal(each, forgotten).swapped)
  expect(Result.isSuccess(read) ? null : String(read.failure)).toBeNull()
})

test.each(sealed)("$sample.tag cannot be decoded under another subject", async ({ sample }) => {
  const moved = { ...sample, subject: `${sample.subject}x` }
  expect(await Effect.runPromise(decode([asStored(moved)]))).toMatchObject([
    { _tag: "Unreadable", reason: "sealed", subject: moved.subject, seq: 1 }
  ])
})

test("a master key that is not the log's is refused at the start", async () => {
  const error = await Effect.runPromise(Effect.flip(decode([], { ...keys, master: "0".repeat(64) })))
  expect(error).toMatchObject({ _tag: "WrongMasterKey" })
})
