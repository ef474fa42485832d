/** Properties of every read model, checked on histories that are generated from the schemas of the events. */
import { expect, prop } from "@effect/vitest"
import { Arbitrary, Effect, Schema } from "effect"
import { describe, test } from "vitest"
import { AtomId, MessageId, ViewId } from "../../domain/ids.ts"
import type { Commit } from "../../streams/commit/envelope.ts"
import { eventsOf, type TrackerEvent } from "../../streams/commit/events.ts"
import { kinds } from "../../streams/commit/subjects.ts"
import { commit, foldBatches } from "../kit/given.ts"
import { isStorableValue } from "../runner/fold/storable.ts"
import { projections } from "../projections.ts"

const runs = 100
const longest = 24
/** A few ids for all kinds, so that events meet. */
const ids = ["aaaaaaaa", "bbbbbbbb", "cccccccc"] as const
const beginnings = [
  "TaskCreated",
  "MessageReceived",
  "PersonJoined",
  "TokenIssued",
  "TopicProposed",
  "AtomProposed",
  "TaskProposed",
  "TopicCreated",
  "AtomRecorded",
  "ExtractionRequested",
  "RunCreated",
  "ProviderConfigured",
  "ChatBound",
  "WindowRead",
  "TokenIssued",
  "InvitationIssued",
  "NoticeSettingsSet",
  "ViewSaved"
]
/** Long quotes and drafts are made of many texts, any of which may be refused. */
const maxDiscards = 100_000

// Draw each text alone: the generator draws a refused text again, and would never finish a whole history of texts.
const drawn = await Effect.runPromise(
  Effect.forEach(kinds, (kind) =>
    Effect.map(
      Effect.forEach(Object.values<Schema.Codec<TrackerEvent>>(eventsOf[kind].cases as never), (schema) =>
        Arbitrary.sampleEffect(Arbitrary.schema(schema), { count: 20, size: longest, seed: 1, maxDiscards })
      ),
      // As they are read back: JSON has no minus zero. The fold parks texts that Postgres cannot store: `storable.test.ts`.
      (all) => {
        const events: ReadonlyArray<ReadonlyArray<TrackerEvent>> = JSON.parse(JSON.stringify(all))
        return { kind, events: events.map((samples) => samples.filter(isStorableValue)) }
      }
    )
  )
)
const byTag = drawn.flatMap(({ kind, events }) => events.map((samples) => ({ kind, samples })))
const first = byTag.filter(({ samples }) => beginnings.includes(samples[0]?._tag ?? ""))

const upTo = (most: number) => Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: most })))
const oneOf = <A>(list: ReadonlyArray<A>) => Arbitrary.map(upTo(list.length - 1), (i) => list[i] as A)
/** Some aggregates are created first, because most commands need an aggregate with a row. */
const begun = Arbitrary.flatMap(oneOf(first), ({ kind, samples }) =>
  Arbitrary.all({
    kind: Arbitrary.Constant(kind),
    id: oneOf(ids),
    about: oneOf(ids),
    events: Arbitrary.all([oneOf(samples)])
  })
)
const changed = Arbitrary.flatMap(oneOf(drawn), ({ kind, events }) =>
  Arbitrary.all({
    kind: Arbitrary.Constant(kind),
    id: oneOf(ids),
    about: oneOf(ids),
    events: Arbitrary.array(oneOf(events.flat()), { minLength: 1, maxLength: 3 })
  })
)
/** The event with its reference to another aggregate replaced by an id that the history may hold. */
const referring = (event: TrackerEvent, about: string): TrackerEvent => {
  if (event._tag === "TaskCreated" && event.message !== null) return { ...event, message: MessageId.make(about) }
  if (event._tag === "BatchRead" || event._tag === "BatchFailed") return { ...event, atoms: [AtomId.make(about)] }
  return "view" in event ? { ...event, view: ViewId.make(about) } : event
}
const history: Arbitrary.Arbitrary<ReadonlyArray<Commit>> = Arbitrary.all([
  Arbitrary.array(begun, { maxLength: 16 }),
  Arbitrary.array(changed, { maxLength: longest })
]).pipe(
  Arbitrary.map(([before, after]) =>
    [...before, ...after].map(({ kind, id, about, events }, i) =>
      commit(i + 1, kind, id, ...events.map((event) => referring(event, about)))
    )
  )
)
const options = { arbitrary: { runs, size: longest } }

describe.each(projections.map((projection) => [projection.name, projection] as const))("%s", (_, projection) => {
  prop(
    "no generated history makes a handler throw",
    [history],
    ([commits]) => expect(foldBatches(projection, [commits]).state.quarantine).toEqual({}),
    options
  )

  prop(
    "makes the same rows for any division of the commits into batches",
    [history, upTo(longest)],
    ([commits, cut]) => {
      const whole = foldBatches(projection, [commits])
      const single = foldBatches(
        projection,
        commits.map((each) => [each])
      )
      expect(single).toEqual(whole)
      expect(foldBatches(projection, [commits.slice(0, cut), commits.slice(cut)])).toEqual(whole)
    },
    options
  )

  prop(
    "fills exactly its columns, and never leaves a required column null",
    [history],
    ([commits]) => {
      const { columns } = projection.row
      for (const row of foldBatches(projection, [commits]).rows.values()) {
        expect(Object.keys(row).toSorted()).toEqual([...columns.map(({ name }) => name), "seq"].toSorted())
        for (const { name, type } of columns) {
          if (type.endsWith("NOT NULL")) expect(row[name], name).not.toBeNull()
          expect(row[name], name).not.toBeUndefined()
        }
      }
    },
    options
  )

  prop(
    "changes only rows that `keys` and `further` name",
    [history],
    ([commits]) => {
      const { versions } = foldBatches(projection, [commits])
      for (const one of commits) {
        const named = one.events.flatMap((event) => projection.keys(event, one))
        const changed = versions.filter(({ seq }) => seq === one.seq)
        const further = changed.flatMap(({ id, values }) =>
          named.includes(id) && values !== null ? (projection.further?.(values) ?? []) : []
        )
        // A row of the commit's own (`seq.n`) is new, and needs no reading.
        const isOwn = (id: string) => id.startsWith(`${one.seq}.`)
        expect(changed.filter(({ id }) => ![...named, ...further].includes(id) && !isOwn(id))).toEqual([])
      }
    },
    options
  )

  test("the generated histories contain every event that it handles, and give it rows", async () => {
    const told = await Effect.runPromise(Arbitrary.sampleEffect(history, { count: 6 * runs, size: longest, seed: 1 }))
    const tags = new Set<string>(told.flat().flatMap(({ events }) => events.map(({ _tag }) => _tag)))
    expect(Object.keys(projection.rows).filter((tag) => !tags.has(tag))).toEqual([])
    expect(told.filter((commits) => foldBatches(projection, [commits]).rows.size > 0).length).toBeGreaterThan(runs)
  })
})
