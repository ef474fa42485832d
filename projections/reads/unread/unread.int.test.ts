/** Unprocessed messages and atoms, on PGlite and on a real Postgres: each one once, and none of other audiences. */
import { Effect, Layer } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import { ChatId, MessageId, TopicId } from "../../../domain/ids.ts"
import { plainMessage, plainTask } from "../../../domain/kit/samples.ts"
import { Audience, team } from "../../../domain/values.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import {
  atomProposed,
  atomRecorded,
  batchFailed,
  batchRead,
  sampleExtraction,
  extractionRequested,
  sampleRun,
  runCreated,
  sifted,
  topicCreated,
  topicProposed,
  windowFailed,
  windowRead
} from "../../kit/samples.ts"
import { Projections } from "../../runner/served/projections.ts"
import { append, databases, runner, type Stage, stageOn } from "../../kit/scene.ts"
import { Unread } from "./unread.ts"
import type { AtomScope, MessageScope } from "./questions.ts"
import { ada, bo } from "../../../domain/kit/people.ts"

const { kinds, clear } = databases("unread")
afterAll(clear)
const chat = ChatId.make("chat0000")
const inChat = Audience.make("chat:chat0000")
const scope: MessageScope = {
  extraction: sampleExtraction,
  attempt: 1,
  chat: null,
  from: null,
  to: null,
  again: false,
  audiences: [team],
  upTo: 0
}
const atoms: AtomScope = { run: sampleRun, attempt: 1, topics: [], again: false, audiences: [team] }

describe.each(kinds)("what is unread on %s", (_, database) => {
  const stage = stageOn(database)
  afterAll(stage.dispose)
  const asking = (
    story: Effect.Effect<number, unknown, Stage>,
    play: (ask: Unread["Service"]) => Effect.Effect<void, unknown, Stage>
  ) =>
    stage.on(() =>
      Effect.gen(function* () {
        const projections = yield* runner()
        yield* projections.position.waitFor(yield* story)
        const unread = yield* Effect.provide(
          Unread,
          Unread.layer.pipe(Layer.provide(Layer.succeed(Projections, projections)))
        )
        yield* play(unread)
      })
    )

  describe("of messages", () => {
    const ids = (ask: Unread["Service"], change: Partial<MessageScope> = {}) =>
      Effect.map(ask.messages({ ...scope, ...change }, null, 10), (rows) => rows.map(({ id }) => id))

    test(
      "comes in order of time, page by page, and is counted",
      asking(said, (ask) =>
        Effect.gen(function* () {
          const first = yield* ask.messages(scope, null, 2)
          const last = first.at(-1)
          const second = yield* ask.messages(scope, { at: last?.sentAt ?? "", id: last?.id ?? "" }, 2)
          expect([...first, ...second].map(({ id }) => id)).toEqual(["said0000", "said0001", "said0002", "said0003"])
          expect(yield* ask.countMessages(scope)).toBe(4)
          expect(first[0]).toMatchObject({ author: bo, chat: null, replyTo: null, hasTask: false, audience: team })
        })
      )
    )

    test(
      "is of the requested chat, time and audiences, and not redacted",
      asking(Effect.andThen(said, append(subjectOf("message", "said0003"), { _tag: "MessageRedacted" })), (ask) =>
        Effect.gen(function* () {
          expect(yield* ids(ask)).toEqual(["said0000", "said0001", "said0002"])
          expect(yield* ids(ask, { audiences: [team, inChat], chat })).toEqual(["hidden00"])
          expect(yield* ids(ask, { chat })).toEqual([])
          // A time without milliseconds is the same moment as the row's own.
          expect(yield* ids(ask, { from: "2026-11-24T09:01:00Z", to: "2026-11-24T09:01:00Z" })).toEqual(["said0001"])
        })
      )
    )

    test(
      "leaves out messages that any extraction has read or skipped as noise",
      asking(Effect.andThen(said, working(windowRead("window00", ["said0000"]), sifted("said0001"))), (ask) =>
        Effect.gen(function* () {
          expect(yield* ids(ask)).toEqual(["said0002", "said0003"])
          expect(yield* ids(ask, { extraction: "another0" })).toEqual(["said0002", "said0003"])
          expect(yield* ask.countMessages(scope)).toBe(2)
        })
      )
    )

    test(
      "with `again` is all that this extraction has not read",
      asking(Effect.andThen(said, working(windowRead("window00", ["said0000"]), sifted("said0001"))), (ask) =>
        Effect.gen(function* () {
          expect(yield* ids(ask, { again: true })).toEqual(["said0002", "said0003"])
          expect(yield* ids(ask, { again: true, extraction: "another0" })).toHaveLength(4)
        })
      )
    )

    test(
      "includes failed messages, except in the attempt that failed on them",
      asking(Effect.andThen(said, working(windowFailed("window00", ["said0000", "said0001"], 1))), (ask) =>
        Effect.gen(function* () {
          expect(yield* ids(ask)).toEqual(["said0002", "said0003"])
          expect(yield* ids(ask, { attempt: 2 })).toHaveLength(4)
          expect(yield* ids(ask, { again: true })).toEqual(["said0002", "said0003"])
          expect(yield* ids(ask, { again: true, attempt: 2 })).toHaveLength(4)
          expect(yield* ids(ask, { extraction: "another0" })).toHaveLength(4)
        })
      )
    )

    test(
      "includes edited messages with their present text, and whether a task was made from them",
      asking(
        Effect.gen(function* () {
          yield* said
          yield* append(subjectOf("message", "said0000"), {
            _tag: "MessageEdited",
            author: bo,
            text: "we agreed on SQLite",
            editedAt: "2026-11-24T11:00:00Z"
          })
          return yield* append(subjectOf("task", "task0000"), {
            _tag: "TaskCreated",
            ...plainTask(ada, "Do it"),
            message: MessageId.make("said0000")
          })
        }),
        (ask) =>
          Effect.map(ask.messages(scope, null, 1), (rows) =>
            expect(rows).toMatchObject([{ id: "said0000", text: "we agreed on SQLite", hasTask: true }])
          )
      )
    )
  })

  describe("of atoms", () => {
    const ids = (ask: Unread["Service"], change: Partial<AtomScope> = {}) =>
      Effect.map(ask.atoms({ ...atoms, ...change }, null, 10), (rows) => rows.map(({ id }) => id))

    test(
      "comes in order of number, page by page, with its topic and its quotes in order",
      asking(known, (ask) =>
        Effect.gen(function* () {
          const first = yield* ask.atoms(atoms, null, 1)
          const second = yield* ask.atoms(atoms, first[0]?.number ?? 0, 10)
          expect([...first, ...second].map(({ id }) => id)).toEqual(["atom0000", "atom0001"])
          expect(first[0]).toMatchObject({
            type: "decision",
            text: "Postgres it is",
            topic: "topic000",
            topicName: "Storage",
            proposals: ["atom0000"]
          })
          expect(first[0]?.quotes).toEqual([
            expect.objectContaining({ message: "said0001", author: bo, start: 0, end: 21, chat: null }),
            expect.objectContaining({ message: "said0000", sentAt: "2026-11-24T09:00:00.000Z" })
          ])
          expect(second[0]).toMatchObject({ topic: null, topicName: null })
          expect(yield* ask.countAtoms(atoms)).toBe(2)
        })
      )
    )

    test(
      "is active, and of these audiences",
      asking(Effect.andThen(known, append(subjectOf("atom", "atom0001"), { _tag: "AtomArchived" })), (ask) =>
        Effect.gen(function* () {
          expect(yield* ids(ask)).toEqual(["atom0000"])
          expect(yield* ids(ask, { audiences: [inChat] })).toEqual(["secret00"])
          expect(yield* ask.countAtoms({ ...atoms, audiences: [] })).toBe(0)
        })
      )
    )

    test(
      "is under the topic that its topic was merged into",
      asking(
        Effect.gen(function* () {
          yield* known
          yield* append(subjectOf("topic", "topic001"), topicCreated("Databases", "topic001"))
          return yield* append(subjectOf("topic", "topic000"), { _tag: "TopicMerged", into: TopicId.make("topic001") })
        }),
        (ask) =>
          Effect.gen(function* () {
            const [row] = yield* ask.atoms({ ...atoms, topics: ["topic001"] }, null, 10)
            expect(row).toMatchObject({ id: "atom0000", topic: "topic001", topicName: "Databases" })
            expect(yield* ids(ask, { topics: ["topic000"] })).toEqual(["atom0000"])
            expect(yield* ids(ask, { topics: ["topic002"] })).toEqual([])
          })
      )
    )

    test(
      "is under the topic that its proposed topic was merged into",
      asking(
        Effect.gen(function* () {
          yield* known
          yield* append(subjectOf("proposal", "topic009"), topicProposed("Stores", ["said0000"]))
          yield* append(
            subjectOf("atom", "atom0009"),
            atomRecorded("Vacuum at night", "atom0009", { topic: "topic009" })
          )
          return yield* append(subjectOf("proposal", "topic009"), { _tag: "ProposalMerged", into: "topic000" })
        }),
        (ask) =>
          Effect.gen(function* () {
            expect(yield* ids(ask, { topics: ["topic000"] })).toEqual(["atom0000", "atom0009"])
          })
      )
    )

    test(
      "is what no run has analysed; with `again`, what this run has not analysed; never a failure of the same attempt",
      asking(
        Effect.gen(function* () {
          yield* known
          yield* append(subjectOf("run", sampleRun), runCreated, { _tag: "RunStarted" })
          return yield* append(
            subjectOf("run", sampleRun),
            batchRead("batch000", ["atom0000"]),
            batchFailed("batch001", ["atom0001"], 1)
          )
        }),
        (ask) =>
          Effect.gen(function* () {
            expect(yield* ids(ask)).toEqual([])
            expect(yield* ids(ask, { attempt: 2 })).toEqual(["atom0001"])
            expect(yield* ids(ask, { run: "another0" })).toEqual(["atom0001"])
            expect(yield* ids(ask, { run: "another0", again: true })).toEqual(["atom0000", "atom0001"])
            expect(yield* ids(ask, { again: true })).toEqual([])
            expect(yield* ask.run(sampleRun)).toMatchObject({ audiences: [team], attempt: 1, status: "running" })
            expect(yield* ask.run("nobody00")).toBeNull()
          })
      )
    )
  })
})

/** Four messages of the team, one of a chat. */
const said = Effect.gen(function* () {
  for (const n of [0, 1, 2, 3])
    yield* append(subjectOf("message", `said000${n}`), {
      _tag: "MessageReceived",
      ...plainMessage(bo, `we agreed on Postgres, ${n}`, `2026-11-24T09:0${n}:00Z`)
    })
  return yield* append(subjectOf("message", "hidden00"), {
    _tag: "MessageReceived",
    ...plainMessage(bo, "quietly", "2026-11-24T09:01:30Z"),
    chat,
    audience: inChat
  })
})

const working = (...events: ReadonlyArray<Parameters<typeof append>[1]>) =>
  append(
    subjectOf("extraction", sampleExtraction),
    extractionRequested,
    { _tag: "ExtractionStarted", messages: 4 },
    ...events
  )

/** A topic with one atom, an atom under none, and one of a chat. */
const known = Effect.gen(function* () {
  yield* said
  yield* append(subjectOf("topic", "topic000"), topicCreated("Storage", "topic000"))
  yield* append(subjectOf("proposal", "atom0000"), atomProposed("Postgres it is", ["said0001", "said0000"]))
  yield* append(subjectOf("atom", "atom0000"), atomRecorded("Postgres it is", "atom0000", { topic: "topic000" }))
  yield* append(subjectOf("atom", "atom0001"), atomRecorded("Backups at night", "atom0001"))
  return yield* append(subjectOf("atom", "secret00"), atomRecorded("Quietly", "secret00", { audience: inChat }))
})
