/**
 * A person with 500 messages, 40 tasks and 30 proposals is forgotten. Nothing of theirs is left in the store, the tables, the
 * frames or the exports, and a replay makes the same rows. Prompts are made of rows of these tables only.
 */
import { Effect, Stream } from "effect"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { Principals } from "../../commands/principals.ts"
import { ActorId, PersonId, ViewId } from "../../domain/ids.ts"
import { ada, bo } from "../../domain/kit/people.ts"
import { plainMessage, plainTask } from "../../domain/kit/samples.ts"
import { forgotten } from "../../domain/text/personal.ts"
import { SignIn } from "../../gateways/http/signIn/signIn.ts"
import { forgetMember } from "../../gateways/http/signIn/team.ts"
import { noReaders } from "../../projections/projection.ts"
import { atomProposed, quoteOf } from "../../projections/kit/samples.ts"
import { viewNames } from "../../projections/reads/views/wire.ts"
import { Views } from "../../projections/reads/views/views.ts"
import { Projections } from "../../projections/runner/served/projections.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { pending } from "../../streams/kit/pending.ts"
import { StreamUnavailable } from "../../streams/errors.ts"
import { EventStore, type Pending } from "../../streams/ports/eventStore.ts"
import { VectorLog } from "../../streams/ports/vectors.ts"
import { Keyring } from "../../streams/sealing/keyring.ts"
import { operator } from "../../commands/rights/operator.ts"
import { forgetOperation, forgottenOperation } from "../verbs/people/forgetOperation.ts"
import { eraseForgotten } from "./eraseForgotten.ts"
import { erasureScene, exported, type ErasureParts, replay, rowsAsText } from "./kit/erasureScene.ts"

const { folder, run, restart, remove, store } = erasureScene()
afterAll(remove)

/** Words that only the forgotten person has used. */
const marks = ["zebrafish", "Bohdan", "bohdan_handle"]
const markedIn = (text: string) => marks.filter((mark) => text.toLowerCase().includes(mark.toLowerCase()))

const count = (many: number, make: (n: number) => Pending) => Array.from({ length: many }, (_, n) => make(n))
const idOf = (kind: string, n: number) => `${kind}${String(n).padStart(5, "0")}`
const messageOf = (n: number) => `zebrafish message ${n}`

/** The author of imported messages, who was merged into Bo. */
const imported = ActorId.make("person:old00000")

const boView = {
  wordsOf: bo,
  name: "zebrafish view",
  place: "list",
  fields: {},
  text: "zebrafish",
  hidden: false,
  order: "newest",
  grouping: "status"
} as const

/** The history of a team of two. Every text of Bo has a mark. */
const history: ReadonlyArray<Pending> = [
  pending(
    subjectOf("person", "bo000000"),
    0,
    { _tag: "PersonJoined", person: bo, name: "Bohdan", handle: "bohdan_handle" },
    { _tag: "RoleGranted", role: "member" }
  ),
  pending(
    subjectOf("person", "ada00000"),
    0,
    { _tag: "PersonJoined", person: ada, name: "Ada", handle: null },
    { _tag: "RoleGranted", role: "owner" }
  ),
  pending(
    subjectOf("person", "old00000"),
    0,
    { _tag: "PersonJoined", person: imported, name: "Bohdan of the import", handle: null },
    { _tag: "PersonMerged", into: PersonId.make("bo000000"), withPrivate: true }
  ),
  pending(subjectOf("message", "oldmsg00"), 0, {
    _tag: "MessageReceived",
    ...plainMessage(imported, "zebrafish of the import")
  }),
  ...count(500, (n) =>
    pending(subjectOf("message", idOf("bomsg", n)), 0, { _tag: "MessageReceived", ...plainMessage(bo, messageOf(n)) })
  ),
  ...count(20, (n) =>
    pending(subjectOf("message", idOf("admsg", n)), 0, { _tag: "MessageReceived", ...plainMessage(ada, `of Ada ${n}`) })
  ),
  ...count(40, (n) =>
    pending(subjectOf("task", idOf("botask", n)), 0, {
      _tag: "TaskCreated",
      ...plainTask(bo, `zebrafish task ${n}`),
      description: `zebrafish detail ${n}`
    })
  ),
  ...count(5, (n) =>
    pending(subjectOf("task", idOf("adtask", n)), 0, {
      _tag: "TaskCreated",
      ...plainTask(ada, `task of Ada ${n}`),
      assignee: bo
    })
  ),
  ...count(30, (n) => {
    const proposed = atomProposed(`zebrafish statement ${n}`, [idOf("bomsg", n)])
    const draft = { ...proposed.draft, wordsOf: bo }
    const quote = { ...quoteOf(idOf("bomsg", n)), author: bo, text: messageOf(n) }
    return pending(subjectOf("proposal", idOf("boprop", n)), 0, { ...proposed, draft, evidence: [quote] })
  }),
  pending(
    subjectOf("views", "bo000000"),
    0,
    { _tag: "ViewSaved", view: ViewId.make("boview01"), shared: false, ...boView },
    { _tag: "ViewSaved", view: ViewId.make("boview02"), shared: true, ...boView }
  ),
  // A proposal with words of Ada, which quotes Bo.
  pending(subjectOf("proposal", "adprop00"), 0, {
    ...atomProposed("a statement of Ada", [idOf("bomsg", 0)]),
    evidence: [{ ...quoteOf(idOf("bomsg", 0)), author: bo, text: messageOf(0) }]
  })
]

const frames = Effect.gen(function* () {
  const views = yield* Views
  const rows = yield* Effect.forEach(viewNames, (name) => views.everyChange(name, 0, history.length))
  expect(rows).not.toContain(null)
  return JSON.stringify(rows)
})
const masterKey = () => readFileSync(join(folder, "keys", "master.key"), "utf8").trim()

const forgetInput = { who: "person:bo000000", because: "asked for it", name: "Bohdan" }
const forget = (change: Partial<typeof forgetInput> | { readonly name: null } = {}) =>
  Stream.runCollect(forgetOperation.run({ ...forgetInput, ...change }))

beforeAll(async () => {
  await run(
    Effect.gen(function* () {
      const { append } = yield* EventStore
      for (let from = 0; from < history.length; from += 200) {
        const [first, ...rest] = history.slice(from, from + 200)
        if (first !== undefined) yield* append(first, ...rest)
      }
      const { position } = yield* Projections
      yield* position.waitFor(history.length)
      yield* (yield* Principals).waitFor(3)
      yield* (yield* SignIn).open(bo, "Firefox")
      yield* (yield* VectorLog).put({
        subject: `message.${idOf("bomsg", 1)}`,
        owners: [bo],
        model: "test",
        textDigest: "d",
        vector: new Float32Array([1, 0])
      })
    })
  )
}, 60_000)

test("before, the texts are in the tables, the frames and the export", async () => {
  const { rows, shown, lines } = await run(
    Effect.gen(function* () {
      return { rows: (yield* rowsAsText).text, shown: yield* frames, lines: yield* exported }
    })
  )
  for (const text of [rows, shown, lines]) expect(markedIn(text)).toEqual(marks)
})

test("without the exact name nothing is changed", async () => {
  expect(await run(forget({ name: null }))).toEqual([{ confirm: "Bohdan", id: "person:bo000000" }])
  expect(await run(Effect.flip(forget({ name: "bohdan" })))).toMatchObject({ because: "not-confirmed" })
  expect(await run(Effect.map(Principals, ({ erasing }) => erasing().size))).toBe(0)
})

/** Replaces one step of the erasure by a failure, as when the process is killed there. */
const failure = Effect.fail(new StreamUnavailable({ what: "a step", cause: "killed" }))
const failing: ReadonlyArray<readonly [step: string, erasure: Effect.Effect<number, unknown, ErasureParts>]> = [
  [
    "the vectors",
    Effect.flatMap(VectorLog, (real) =>
      Effect.provideService(eraseForgotten, VectorLog, { ...real, forget: () => failure })
    )
  ],
  [
    "the tables",
    Effect.flatMap(Projections, (real) =>
      Effect.provideService(eraseForgotten, Projections, { ...real, replay: () => Stream.die("killed") })
    )
  ],
  [
    "the master key",
    Effect.flatMap(Keyring, (real) =>
      Effect.provideService(eraseForgotten, Keyring, { ...real, rotate: Stream.fromEffect(failure) })
    )
  ]
]

test("an erasure that is stopped at any step begins again after a restart, and ends with one certificate for each id", async () => {
  const earlier = masterKey()
  await run(forgetMember({ actor: operator, key: "forget" }, PersonId.make("bo000000"), "asked for it", "Bohdan"))
  for (const [, erasure] of failing) {
    expect((await run(Effect.exit(erasure)))._tag).toBe("Failure")
    expect(await run(Effect.map(Principals, ({ erasing }) => [...erasing().keys()]))).toEqual([bo, imported])
  }
  await restart()
  expect(await run(eraseForgotten)).toBe(2)
  expect(
    await run(
      Effect.andThen(
        Effect.flatMap(Principals, ({ current }) => current),
        eraseForgotten
      )
    )
  ).toBe(0)
  expect(store().filter((bytes) => bytes.includes(earlier))).toEqual([])
  const certificates = await run(Stream.runCollect(forgottenOperation.run({})))
  expect(certificates).toMatchObject([
    { person: bo, by: operator, texts: { messages: 500, tasks: 80, names: 2 }, generation: 2 },
    { person: imported, by: operator, texts: { messages: 1, names: 1 }, generation: 2 }
  ])
  expect(certificates[0]?.texts.proposals).toBeGreaterThanOrEqual(91)
  expect(markedIn(JSON.stringify(certificates))).toEqual([])
}, 60_000)

test("after it, nothing of the person is in the store, the tables, the frames or the export", async () => {
  const found = await run(
    Effect.gen(function* () {
      const { text, schemas } = yield* rowsAsText
      expect([...schemas].filter((schema) => schema !== "read" && schema !== "search" && schema !== "public")).toEqual(
        []
      )
      return { rows: text, shown: yield* frames, lines: yield* exported }
    })
  )
  for (const text of [found.rows, found.shown, found.lines, ...store()]) expect(markedIn(text)).toEqual([])
  // No person reads the private view any more, and the shared one stays with the team.
  expect(found.shown).toMatch(new RegExp(`"id":"boview01","seq":\\d+,"audience":"${noReaders}"`))
  expect(found.shown).toMatch(/"id":"boview02","seq":\d+,"audience":"team"/)
  // The words of Ada stay, and what she quoted has a placeholder.
  expect(found.shown).toContain("a statement of Ada")
  expect(found.shown).toContain(forgotten)
})

test("a replay makes the rows that are served", async () => {
  const last = await run(replay("verify"))
  expect(last).toMatchObject({ value: { phase: "verified", different: 0 } })
}, 60_000)

test("the sessions of the person have ended, and no late text of theirs is stored", async () => {
  const late = await run(
    Effect.gen(function* () {
      const { append } = yield* EventStore
      const seq = yield* append(
        pending(subjectOf("message", "latemsg0"), 0, { _tag: "MessageReceived", ...plainMessage(bo, "zebrafish late") })
      )
      yield* (yield* Projections).position.waitFor(seq[0] ?? 0)
      return { sessions: yield* (yield* SignIn).sessions(bo), text: (yield* rowsAsText).text }
    })
  )
  expect(late.sessions).toEqual([])
  expect(markedIn(late.text)).toEqual([])
  expect(store().flatMap(markedIn)).toEqual([])
})
