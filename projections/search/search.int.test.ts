/** Search on PGlite and on a real Postgres: by words, by likeness, by meaning, and never beyond the asker's audiences. */
import { Effect, Layer, ManagedRuntime } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Audience, team } from "../../domain/values.ts"
import { EventStore } from "../../streams/ports/eventStore.ts"
import type { TrackerEvent } from "../../streams/commit/events.ts"
import { sha256 } from "../../streams/commit/identity.ts"
import { memoryRecord } from "../../streams/memory/memoryStore.ts"
import { memoryVectors } from "../../streams/memory/memoryVectors.ts"
import { pending } from "../../streams/kit/pending.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { VectorLog } from "../../streams/ports/vectors.ts"
import { Database } from "../database/database.ts"
import { projectionsLayer } from "../projections.ts"
import { Projections } from "../runner/served/projections.ts"
import { beginning, textWords } from "./candidates.ts"
import { documents } from "./documents/documents.ts"
import { Embeddings } from "./vectors/embeddings.ts"
import { Nearest } from "./vectors/nearest.ts"
import { typedForms } from "./kit/typedForms.ts"
import { Search, type SearchFilter } from "./search.ts"
import { TextVector } from "./vectors/textVector.ts"
import { nearestIndex } from "./vectors/vectorTables.ts"
import { plainMessage, plainTask } from "../../domain/kit/samples.ts"
import { ada } from "../../domain/kit/people.ts"

const mine = "person:ada00000" as Audience
/** The vectors of the queries in these tests: three directions. */
const directions: Readonly<Record<string, ReadonlyArray<number>>> = {
  "sailing boats": [1, 0, 0],
  weather: [0, 1, 0],
  "in another model": [0, 0, 1]
}
const textVector = Layer.succeed(TextVector, {
  vectorOf: (text) =>
    Effect.succeed({
      model: text === "in another model" ? "other" : "test",
      vector: new Float32Array(directions[text] ?? [0.1, 0.1, -1]),
      finds: "meaning"
    })
})

const folder = mkdtempSync(join(tmpdir(), "search-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const server = process.env["DATABASE_URL_TEST"]
const kinds: ReadonlyArray<readonly [string, Layer.Layer<Database, unknown>]> = [
  ["PGlite", Database.pglite(join(folder, "tables"))],
  ...(server === undefined ? [] : ([["Postgres", onServer(server)]] as const))
]

describe.each(kinds)("search on %s", (kind, database) => {
  const runtime = ManagedRuntime.make(
    Search.layer.pipe(
      Layer.provideMerge(Nearest.layer),
      Layer.provideMerge(Embeddings.layer),
      Layer.provideMerge(projectionsLayer),
      Layer.provideMerge(Layer.mergeAll(database, memoryRecord, memoryVectors, textVector))
    )
  )
  const run = <A, E>(
    effect: Effect.Effect<A, E, EventStore | VectorLog | Search | Embeddings | Projections | Database>
  ) => runtime.runPromise(effect)
  const store = (message: string, ...events: readonly [TrackerEvent, ...ReadonlyArray<TrackerEvent>]) =>
    run(
      Effect.gen(function* () {
        const log = yield* EventStore
        const subject = subjectOf(message.startsWith("task") ? "task" : "message", message)
        const [seq = 0] = yield* log.append(pending(subject, yield* log.lastSeq(subject), ...events))
        yield* (yield* Projections).position.waitFor(seq)
      })
    )
  const say = (id: string, text: string, audience: Audience = team) =>
    store(id, {
      _tag: "MessageReceived",
      ...plainMessage(ada, text),
      audience
    })
  const put = (id: string, text: string, vector: ReadonlyArray<number>, model = "test") =>
    run(
      Effect.gen(function* () {
        const seq = yield* (yield* VectorLog).put({
          subject: `message.${id}`,
          owners: [ada],
          model,
          textDigest: sha256(text),
          vector: new Float32Array(vector)
        })
        yield* (yield* Embeddings).reached(seq)
      })
    )
  const find = (q: string, audiences: ReadonlyArray<string> = [team], limit = 20, filter: SearchFilter = {}) =>
    run(Effect.flatMap(Search, (search) => search.find(audiences, q, limit, filter)))
  const ids = async (q: string, audiences?: ReadonlyArray<string>) =>
    (await find(q, audiences)).hits.map(({ id }) => id)

  beforeAll(async () => {
    await say("haildb", "Add haildb to the list")
    await say("regatta", "The regatta starts on Monday")
    await say("rain", "It will rain on the regatta")
    await say("secret", "A private regatta", mine)
    await say("cyrillic", "Сертифікат закінчується завтра")
    await say("edited", "Old words about yachts")
    await say("vanished", "Nobody should read this regatta")
    await put("regatta", "The regatta starts on Monday", [0.9, 0.1, 0])
    await put("rain", "It will rain on the regatta", [0.1, 0.9, 0])
    await put("secret", "A private regatta", [1, 0, 0])
    await put("haildb", "Add haildb to the list", [0, 0, 1])
    await put("edited", "Old words about yachts", [0.99, 0, 0])
    await put("vanished", "Nobody should read this regatta", [0.95, 0, 0])
    await put("cyrillic", "Сертифікат закінчується завтра", [0.7, 0, 0.7], "other")
    await store("edited", { _tag: "MessageEdited", author: ada, text: "New words", editedAt: "2026-11-24T11:00:00Z" })
    await store("vanished", { _tag: "MessageRedacted" })
  }, 60_000)
  afterAll(() => runtime.dispose())

  test("finds a word, and marks it", async () => {
    const { hits } = await find("HAILDB")
    expect(hits).toMatchObject([{ id: "haildb", by: ["words"] }])
    expect(hits[0]?.snippet).toContainEqual({ text: "haildb", hit: true })
  })
  test("finds a word that was misspelled, in Latin and in Cyrillic letters", async () => {
    expect((await find("hialdb")).hits).toMatchObject([{ id: "haildb", by: ["likeness"] }])
    expect(await ids("сертификат")).toEqual(["cyrillic"])
    expect(await ids("regat")).toEqual(expect.arrayContaining(["regatta", "rain"]))
  })
  test("finds by meaning what shares no word with the question", async () => {
    expect((await find("sailing boats")).hits).toMatchObject([{ id: "regatta", by: ["meaning"] }])
    expect((await find("weather")).hits).toMatchObject([{ id: "rain", by: ["meaning"] }])
  })
  test("a text that is found in more ways comes first", async () => {
    const { hits } = await find("regatta weather")
    expect(hits[0]).toMatchObject({ id: "rain" })
  })
  test("texts of other audiences are found in none of the ways", async () => {
    for (const q of ["private", "privaet", "sailing boats", "regatta"]) expect(await ids(q)).not.toContain("secret")
    expect(await ids("sailing boats", [team, mine])).toContain("secret")
    expect(await ids("privaet", [team, mine])).toContain("secret")
    expect(await ids("regatta", [])).toEqual([])
  })
  test("an older text's vector is not used, nor is a redacted text found", async () => {
    expect(await ids("sailing boats")).not.toContain("edited")
    expect(await ids("yachts")).toEqual([])
    expect(await ids("Nobody")).toEqual([])
  })
  test("vectors of two models are never compared", async () => {
    expect(await ids("in another model")).toEqual(["cyrillic"])
  })
  test("reports how many texts have no vector yet", async () => {
    expect((await find("regatta")).behind).toBe(2)
    expect(await run(Effect.flatMap(Embeddings, (index) => index.lacking("test", 1)))).toHaveLength(1)
    await put("edited", "New words", [])
    await put("cyrillic", "Сертифікат закінчується завтра", [0, 0.1, 0.9])
    expect((await find("regatta")).behind).toBe(0)
  })
  test("a text that is forgotten loses its vectors of every model", async () => {
    await run(
      Effect.gen(function* () {
        yield* (yield* Embeddings).reached(yield* (yield* VectorLog).forget("message.vanished"))
        const rows = yield* (yield* Database).query((sql) => sql`select 1 from search.embedding where id = 'vanished'`)
        expect(rows).toEqual([])
      })
    )
  })
  test.each([
    `'; drop schema read cascade; --`,
    `"unclosed & | ! ( <->`,
    "%_\\",
    "-",
    "🦊🦊🦊🦊",
    "x".repeat(500),
    "\u202eevil\u2066",
    "a or -b or",
    "<script>alert(1)</script>"
  ])("takes %j for words alone", async (q) => {
    expect(await ids(q)).toEqual([])
    expect(await ids("HAILDB")).toEqual(["haildb"])
  })
  test("finds a word with another ending, or with a typing error in the query or in the text", async () => {
    await say("ending", "Про сертифікати на пірсі")
    await say("slip", "Сертифкат знайшовся")
    const byWords = async (q: string) => (await find(q)).hits.map(({ id, by }) => `${id} ${by.join()}`)
    expect((await byWords("сертифікат"))[0]).toBe("cyrillic words")
    expect((await byWords("сертифікат")).toSorted()).toEqual(["cyrillic words", "ending likeness", "slip likeness"])
    expect((await byWords("сертифкат"))[0]).toBe("slip words")
    expect((await byWords("сертифкат")).toSorted()).toEqual(["cyrillic likeness", "ending likeness", "slip words"])
  })
  test("finds other endings of a word that many texts hold", async () => {
    for (let n = 0; n < 55; n++) await say(`lamp${n}`, `Lantern number ${n}`)
    await say("lamps", "All lanterns are out")
    expect(await ids("lanterns")).toContain("lamps")
    const { hits } = await find("lantern", [team], 100)
    expect(hits).toContainEqual(expect.objectContaining({ id: "lamps", by: ["likeness"] }))
  })
  test("finds a word at the end of a long text, and a misspelt word only in its beginning", async () => {
    const padding = "padding ".repeat(1_000)
    await say("long", `quokka ${padding} wombat`)
    expect(await ids("wombat")).toEqual(["long"])
    expect(await ids("quokak")).toEqual(["long"])
    expect(await ids("wombta")).toEqual([])
  })
  test("reads the first 8 words of a question only", async () => {
    const eight = Array.from({ length: 8 }, (_, i) => `nosuch${"abcdefgh"[i]}`).join(" or ")
    expect(await ids(`${eight} or haildb`)).toEqual([])
    expect(await ids("nosuch or haildb")).toEqual(["haildb"])
  })
  describe("a word is found however its letters and signs are typed", () => {
    beforeAll(async () => {
      for (const [id, { text }] of Object.entries(typedForms)) await say(id, text)
    }, 60_000)
    test.each(Object.entries(typedForms))("%s", async (id, { asked }) => {
      for (const q of asked) {
        const hit = (await find(q)).hits.find((each) => each.id === id)
        expect([q, hit?.by]).toEqual([q, ["words"]])
        expect(
          hit?.snippet.some((part) => part.hit),
          q
        ).toBe(true)
      }
    })
    test("and only the hyphen of the keyboard excludes texts", async () => {
      const waysOf = async (q: string) => (await find(q)).hits.find(({ id }) => id === "ghe")?.by
      expect(await waysOf("пофарбовано -ганок")).not.toContain("words")
      expect(await waysOf("пофарбовано —ганок")).toContain("words")
    })
  })
  test("a question is narrowed by kind, author and time, and the answer counts its candidates", async () => {
    const all = await find("regatta")
    expect(all.counts).toMatchObject({ message: all.hits.length, task: 0 })
    expect((await find("regatta", [team], 20, { kinds: ["task"] })).hits).toEqual([])
    expect(
      (await find("regatta", [team], 20, { kinds: ["message"], authors: ["person:bo000000", ada] })).hits.length
    ).toBe(all.hits.length)
    expect((await find("regatta", [team], 20, { authors: ["person:bo000000"] })).hits).toEqual([])
    expect((await find("sailing boats", [team], 20, { since: "2999-01-01" })).hits).toEqual([])
    expect((await find("regatta", [team], 1)).counts.message).toBe(all.counts.message)
  })
  test("the number of an item finds it, and not for a person who may not see it", async () => {
    await store("task0001", {
      _tag: "TaskCreated",
      ...plainTask(ada, "Moor the ferry"),
      source: "api",
      audience: mine
    })
    for (const q of ["T-1", "t1", "Т‑1"])
      expect((await find(q, [team, mine])).hits[0]).toMatchObject({ kind: "task", id: "task0001", by: ["number"] })
    expect((await find("T-1")).hits).toEqual([])
    expect((await find("A-1", [team, mine])).hits).toEqual([])
  })
  test("the tables' indexes serve its conditions", async () => {
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
    for (const table of ["tasks", "messages"])
      expect(new Set(told.match(new RegExp(`Bitmap Index Scan on ${table}_\\d+`, "gu")))).toHaveProperty("size", 2)
  })
  // PGlite makes no such index: it builds one many times slower, and compares one by one well enough.
  test(`${kind === "Postgres" ? "with an approximate index" : "without one"} it finds the same`, async () => {
    const near = await run(
      Effect.gen(function* () {
        const tables = yield* Database
        if (tables.kind === "server")
          yield* tables.define(`${nearestIndex({ number: 1, dimensions: 3 })}; set enable_seqscan = off`)
        return yield* (yield* Search).find([team], "sailing boats", 5)
      })
    )
    expect(near.hits).toMatchObject([{ id: "regatta", by: ["meaning"] }])
  })
})

/** A database of its own on the test server, so that files do not meet. */
function onServer(url: string) {
  const name = `search_${process.pid}`
  const own = new URL(url)
  own.pathname = `/${name}`
  return Database.server(own.href).pipe(
    Layer.provide(
      Layer.effectDiscard(Effect.flatMap(Database, (admin) => admin.define(`create database ${name}`))).pipe(
        Layer.provide(Database.server(url))
      )
    )
  )
}
