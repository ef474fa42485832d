/**
 * Adds a commit of each tag and version that the corpus lacks: run `node streams/golden/write.ts` after a new event or a new
 * version. It never rewrites an entry, because logs hold commits of that shape.
 */
import { Effect } from "effect"
import { existsSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { Buckets } from "../ports/bucket.ts"
import { Codec } from "../codec/codec.ts"
import { eventsOf, type EventTag } from "../commit/events.ts"
import { headEntry } from "../keys/inventoryPages.ts"
import { newKeyBytes } from "../cipher/sealing.ts"
import { type Kind, kinds, subjectOf } from "../commit/subjects.ts"
import { versionOf } from "../codec/upcasts.ts"
import { codecOn, type Keys, readKeys, type Sample, samplesOf } from "./corpus.ts"
import { sampleOf } from "./samples.ts"
import { ada } from "../../domain/kit/people.ts"

const at = (name: string) => join(import.meta.dirname, "commits", name)
const write = (name: string, value: unknown) => writeFileSync(at(name), `${JSON.stringify(value, null, 2)}\n`)

const keys: Keys = existsSync(at("keys.json")) ? readKeys() : { master: newKeyBytes().toString("hex"), wrapped: {} }

/** A new commit for each tag of the kind that the corpus lacks. */
const missingOf = Effect.fnUntraced(function* (kind: Kind, there: ReadonlyArray<Sample>) {
  const codec = yield* Codec
  const missing = (Object.keys(eventsOf[kind].cases) as Array<EventTag>).filter(
    (tag) => !there.some((sample) => sample.tag === tag && sample.v === versionOf(tag))
  )
  return yield* Effect.forEach(
    missing,
    Effect.fnUntraced(function* (tag) {
      const subject = subjectOf(kind, `${kind}00000000`.slice(0, 10))
      const event = yield* sampleOf(kind, tag)
      const body = yield* codec.encode({
        subject,
        expected: 0,
        command: `command-${tag}`.toLowerCase(),
        digest: "0123456789abcdef0123456789abcdef",
        at: "2026-11-24T10:00:00.000Z",
        actor: ada,
        causation: "evt.message.said0000@41",
        correlation: "correlation",
        traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        events: [event]
      })
      const stored = JSON.parse(Buffer.from(body).toString()) as Sample["stored"]
      return { tag, v: versionOf(tag), subject, stored, event } satisfies Sample
    })
  )
})

await Effect.runPromise(
  Effect.gen(function* () {
    const added = yield* Effect.forEach(
      kinds,
      Effect.fnUntraced(function* (kind) {
        const there = existsSync(at(`${kind}.json`)) ? samplesOf(kind) : []
        return { kind, there, more: yield* missingOf(kind, there) }
      })
    )
    // The keys first: a commit without its key can never be read.
    const made = yield* (yield* (yield* Buckets).open("KEYS")).entries
    // The inventory of keys is of the log that a run of this script makes, and no log has these commits.
    const wrapped = made
      .filter(({ key }) => !key.startsWith(headEntry))
      .map(({ key, value }) => [key, Buffer.from(value).toString("base64")])
    write("keys.json", { master: keys.master, wrapped: { ...Object.fromEntries(wrapped), ...keys.wrapped } })
    for (const { kind, there, more } of added) {
      if (more.length > 0) write(`${kind}.json`, [...there, ...more])
      console.log(`${kind}: ${more.length} added, ${there.length} left as they are`)
    }
  }).pipe(Effect.provide(codecOn(keys)))
)
