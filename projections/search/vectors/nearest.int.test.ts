/** Nearness and the search of knowledge, on PGlite and on a real Postgres: of one model, of today's texts, and never beyond the audiences. */
import { Effect, Layer, ManagedRuntime } from "effect"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { plainMessage, plainTask } from "../../../domain/kit/samples.ts"
import { Audience, team } from "../../../domain/values.ts"
import type { EventStore } from "../../../streams/ports/eventStore.ts"
import { sha256 } from "../../../streams/commit/identity.ts"
import { memoryRecord } from "../../../streams/memory/memoryStore.ts"
import { memoryVectors } from "../../../streams/memory/memoryVectors.ts"
import { type Kind, subjectOf } from "../../../streams/commit/subjects.ts"
import { VectorLog } from "../../../streams/ports/vectors.ts"
import { Database } from "../../database/database.ts"
import { atomProposed, atomRecorded, topicCreated } from "../../kit/samples.ts"
import { projectionsLayer } from "../../projections.ts"
import { Projections } from "../../runner/served/projections.ts"
import { append, databases } from "../../kit/scene.ts"
import { beginning, textWords } from "../candidates.ts"
import { documents } from "../documents/documents.ts"
import { Embeddings } from "./embeddings.ts"
import { Nearest, type NearKind } from "./nearest.ts"
import { Search } from "../search.ts"
import { TextVector } from "./textVector.ts"
import { nearestIndex } from "./vectorTables.ts"
import { ada, bo } from "../../../domain/kit/people.ts"

const { kinds, clear } = databases("nearest")
afterAll(clear)
const mine = Audience.make("person:ada00000")
const every: ReadonlyArray<NearKind> = ["task", "message", "topic", "atom", "proposal"]

describe.each(kinds)("nearness on %s", (kind, database) => {
  const runtime = ManagedRuntime.make(
    Search.layer.pipe(
      Layer.provideMerge(Nearest.layer),
      Layer.provideMerge(Embeddings.layer),
      Layer.provideMerge(projectionsLayer),
      Layer.provideMerge(
        Layer.mergeAll(
          database,
          memoryRecord,
          memoryVectors,
          Layer.succeed(TextVector, { vectorOf: () => Effect.succeed(null) })
        )
      )
    )
  )
  const run = <A, E>(
    effect: Effect.Effect<A, E, EventStore | VectorLog | Nearest | Search | Embeddings | Projections | Database>
  ) => runtime.runPromise(effect)
  const store = (
    of: Kind,
    id: string,
    ...events: readonly [Parameters<typeof append>[1], ...ReadonlyArray<Parameters<typeof append>[1]>]
  ) =>
    run(
      Effect.gen(function* () {
        const seq = yield* append(subjectOf(of, id), ...events)
        yield* (yield* Projections).position.waitFor(seq)
      })
    )
  const put = (of: NearKind, id: string, text: string, vector: ReadonlyArray<number>, model = "test") =>
    run(
      Effect.gen(function* () {
        const seq = yield* (yield* VectorLog).put({
          subject: `${of}.${id}`,
          owners: [ada],
          model,
          textDigest: sha256(text),
          vector: new Float32Array(vector)
        })
        yield* (yield* Embeddings).reached(seq)
      })
    )
  const near = (vector: ReadonlyArray<number>, change: Partial<Parameters<Nearest["Service"]["near"]>[0]> = {}) =>
    run(
      Effect.flatMap(Nearest, (nearest) =>
        nearest.near({
          model: "test",
          vector: new Float32Array(vector),
          kinds: every,
          audiences: [team],
          limit: 10,
          ...change
        })
      )
    )
  const similar = (of: NearKind, id: string, audiences: ReadonlyArray<string> = [team], limit = 10) =>
    run(Effect.flatMap(Nearest, (nearest) => nearest.similarTo(audiences, of, id, every, limit)))
  const ids = (found: ReadonlyArray<{ readonly id: string }>) => found.map(({ id }) => id)

  beforeAll(async () => {
    await store("message", "regatta0", { _tag: "MessageReceived", ...plainMessage(bo, "The regatta is on Monday") })
    await store("message", "secret00", {
      _tag: "MessageReceived",
      ...plainMessage(bo, "A private regatta"),
      audience: mine
    })
    await store("message", "redacted", { _tag: "MessageReceived", ...plainMessage(bo, "Forget the regatta") })
    await store("task", "task0000", { _tag: "TaskCreated", ...plainTask(ada, "Paint the boat") })
    await store("topic", "topic000", topicCreated("Sailing", "topic000"))
    await store("topic", "topic001", topicCreated("Boats of old", "topic001"))
    await store("atom", "atom0000", atomRecorded("The mast is broken", "atom0000"))
    await store("atom", "atom0001", atomRecorded("The keel is fine", "atom0001"))
    await store("proposal", "proposal", atomProposed("The rudder is loose", ["regatta0"]))
    await put("message", "regatta0", "The regatta is on Monday", [1, 0, 0])
    await put("message", "secret00", "A private regatta", [1, 0, 0])
    await put("message", "redacted", "Forget the regatta", [1, 0, 0])
    await put("task", "task0000", "Paint the boat ", [0.8, 0.6, 0])
    await put("topic", "topic000", "Sailing ", [0.6, 0.8, 0])
    await put("topic", "topic001", "Boats of old ", [1, 0, 0])
    await put("atom", "atom0000", "The mast is broken", [0, 1, 0])
    await put("atom", "atom0001", "The keel is fine", [1, 0.1, 0], "other")
    await put("proposal", "proposal", "The rudder is loose", [0, 0.6, 0.8])
    await store("message", "redacted", { _tag: "MessageRedacted" })
    await store("topic", "topic001", { _tag: "TopicArchived" })
  }, 60_000)
  afterAll(() => runtime.dispose())

  test("lists items by cosine, the nearest first, with kind and status", async () => {
    const found = await near([1, 0, 0])
    expect(found.map(({ kind: of, id, number, status }) => [of, id, number, status])).toEqual([
      ["message", "regatta0", null, "standing"],
      ["task", "task0000", 1, "open"],
      ["topic", "topic000", 1, "standing"],
      ["atom", "atom0000", 1, "standing"],
      ["proposal", "proposal", null, "open"]
    ])
    expect(found.map(({ cosine }) => Math.round(cosine * 100) / 100)).toEqual([1, 0.8, 0.6, 0, 0])
    expect(found.at(-1)?.text).toBe("The rudder is loose")
  })
  test("lists only the requested kinds, above the least cosine, up to the limit", async () => {
    expect(ids(await near([1, 0, 0], { kinds: ["topic", "atom"] }))).toEqual(["topic000", "atom0000"])
    expect(ids(await near([1, 0, 0], { least: 0.7 }))).toEqual(["regatta0", "task0000"])
    expect(ids(await near([1, 0, 0], { limit: 1 }))).toEqual(["regatta0"])
    expect(await near([1, 0, 0], { kinds: [] })).toEqual([])
  })
  test("leaves out other audiences, redacted messages and archived items", async () => {
    expect(ids(await near([1, 0, 0]))).not.toContain("secret00")
    expect(ids(await near([1, 0, 0], { audiences: [team, mine] }))).toContain("secret00")
    expect(await near([1, 0, 0], { audiences: [] })).toEqual([])
    for (const gone of ["redacted", "topic001"]) expect(ids(await near([1, 0, 0]))).not.toContain(gone)
  })
  test("compares only vectors of one model", async () => {
    expect(ids(await near([1, 0, 0], { model: "other" }))).toEqual(["atom0001"])
    expect(await near([1, 0, 0], { model: "unknown" })).toEqual([])
    expect(await near([1, 0], {})).toEqual([])
    expect(await near([0, 0, 0], {})).toEqual([])
  })
  test("of an item excludes the item itself and items that the caller may not see", async () => {
    expect(ids((await similar("message", "regatta0")) ?? [])).toEqual(["task0000", "topic000", "atom0000", "proposal"])
    expect(ids((await similar("message", "regatta0", [team, mine], 1)) ?? [])).toEqual(["secret00"])
    expect(await similar("message", "secret00")).toBeNull()
    expect(await similar("message", "nobody00")).toBeNull()
    expect(await similar("topic", "topic001")).toBeNull()
  })
  test("an item with a changed text is similar to nothing until its new vector exists", async () => {
    await store("atom", "atom0000", {
      _tag: "AtomRevised",
      wordsOf: ada,
      type: "problem",
      text: "The mast was repaired",
      topic: null
    })
    expect(await similar("atom", "atom0000")).toEqual([])
    expect(ids(await near([0, 1, 0], { kinds: ["atom"] }))).toEqual([])
    await put("atom", "atom0000", "The mast was repaired", [0, 1, 0])
    expect(ids(await near([0, 1, 0], { kinds: ["atom"] }))).toEqual(["atom0000"])
  })
  // PGlite makes no such index.
  test(`${kind === "Postgres" ? "with an approximate index" : "without one"} it is the same`, async () => {
    const found = await run(
      Effect.gen(function* () {
        const tables = yield* Database
        if (tables.kind === "server") yield* tables.define(nearestIndex({ number: 1, dimensions: 3 }))
        return yield* (yield* Nearest).near({
          model: "test",
          vector: new Float32Array([1, 0, 0]),
          kinds: every,
          audiences: [team],
          limit: 3
        })
      })
    )
    expect(ids(found)).toEqual(["regatta0", "task0000", "topic000"])
  })

  describe("a search", () => {
    const find = (q: string) => run(Effect.flatMap(Search, (search) => search.find([team], q, 10)))
    test("finds active topics and atoms by their words, with their numbers", async () => {
      expect((await find("sailing")).hits).toMatchObject([{ kind: "topic", id: "topic000", number: 1, by: ["words"] }])
      expect((await find("keel")).hits).toMatchObject([{ kind: "atom", id: "atom0001", number: 2 }])
      expect(ids((await find("boats of old")).hits)).not.toContain("topic001")
    })
    test("does not find a proposal", async () => {
      expect((await find("rudder")).hits).toEqual([])
    })
    test("is served by the tables' own indexes", async () => {
      const plan = await run(
        Effect.flatMap(Database, (tables) =>
          tables.transaction((sql) => [
            sql`set local enable_seqscan = off`,
            sql.unsafe(`explain select * from (${documents}) d where ${textWords} @@ 'x'::tsquery`),
            sql.unsafe(`explain select * from (${documents}) d where 'xyz' <% ${beginning}`)
          ])
        )
      )
      const told = JSON.stringify(plan)
      for (const table of ["tasks", "messages", "topics", "atoms"])
        expect(new Set(told.match(new RegExp(`Index Scan on ${table}_\\d+`, "gu")))).toHaveProperty("size", 2)
    })
  })
})
