/** People's decisions as training data, on PGlite and on a real Postgres. */
import { Effect, Layer } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import { MessageId, ProposalId } from "../../../domain/ids.ts"
import { plainMessage, plainTask } from "../../../domain/kit/samples.ts"
import { Audience, type RejectReason, team } from "../../../domain/values.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { draftOfAtom, atomProposed, taskProposed, topicProposed } from "../../kit/samples.ts"
import { Projections } from "../../runner/served/projections.ts"
import { append, databases, runner, type Stage, stageOn } from "../../kit/scene.ts"
import { Decisions } from "./decisions.ts"
import { ada, bo } from "../../../domain/kit/people.ts"

const { kinds, clear } = databases("decisions")
afterAll(clear)
const inChat = Audience.make("chat:chat0000")

describe.each(kinds)("decisions on %s", (_, database) => {
  const stage = stageOn(database)
  afterAll(stage.dispose)
  /** `then` runs more of the scene, and returns once the tables have it. */
  const asking = (
    play: (
      ask: Decisions["Service"],
      then: (story: Effect.Effect<number, unknown, Stage>) => Effect.Effect<void, unknown, Stage>
    ) => Effect.Effect<void, unknown, Stage>
  ) =>
    stage.on(() =>
      Effect.gen(function* () {
        const projections = yield* runner()
        const decisions = yield* Effect.provide(
          Decisions,
          Decisions.layer.pipe(Layer.provide(Layer.succeed(Projections, projections)))
        )
        yield* play(decisions, (story) => Effect.flatMap(story, projections.position.waitFor))
      })
    )

  test(
    "a band is `new` below thirty decisions, then follows the team's decisions",
    asking((ask, then) =>
      Effect.gen(function* () {
        yield* then(many(29, 0.9, kept))
        expect((yield* ask.calibration("atom", "builtin"))(0.9)).toBe("new")
        yield* then(many(10, 0.1, rejected("noise"), "low"))
        const band = yield* ask.calibration("atom", "builtin")
        expect([0.1, 0.9].map(band)).toEqual(["weak", "likely"])
        expect(yield* ask.calibration("atom", "builtin")).toBe(band)
        expect((yield* ask.calibration("topic", "builtin"))(0.9)).toBe("new")
        expect((yield* ask.calibration("atom", "ollama"))(0.9)).toBe("new")
      })
    )
  )

  test(
    "rejections as late or duplicate do not count for the calibration",
    asking((ask, then) =>
      Effect.gen(function* () {
        yield* then(many(29, 0.9, kept))
        yield* then(many(5, 0.9, rejected("late"), "late"))
        yield* then(many(5, 0.9, rejected("duplicate"), "twice"))
        expect((yield* ask.calibration("atom", "builtin"))(0.9)).toBe("new")
        yield* then(many(1, 0.9, { _tag: "ProposalMerged", into: "known000" }, "merged"))
        expect((yield* ask.calibration("atom", "builtin"))(0.9)).toBe("likely")
      })
    )
  )

  test(
    "a precedent has the proposed text, the verdict and the edited text",
    asking((ask, then) =>
      Effect.gen(function* () {
        yield* then(decided)
        expect(
          yield* ask.precedents([team], ["rejected", "edited00", "waiting0", "secret00", "approved", "merged00"])
        ).toEqual([
          { id: "rejected", text: "It rains", verdict: "rejected", became: null, reason: "noise" },
          { id: "edited00", text: "Postgre it is", verdict: "edited", became: "Postgres it is", reason: null },
          { id: "approved", text: "Storage", verdict: "approved", became: null, reason: null }
        ])
        expect(yield* ask.precedents([inChat], ["secret00", "approved"])).toMatchObject([{ id: "secret00" }])
      })
    )
  )

  test(
    "lessons are texts that were worth a proposal, and categories that people set",
    asking((ask, then) =>
      Effect.gen(function* () {
        yield* then(decided)
        const lessons = yield* ask.lessons
        const worth = (text: string) =>
          lessons.flatMap((each) => (each.is === "worth" && each.text === text ? [each] : []))
        const verdicts = worth("we agreed on Postgres").map((each) => [each.type, each.score, each.worth, each.weight])
        // The rejected ones as noise and as late; the merged one and the one in a chat; the edited one. A topic teaches nothing.
        expect(verdicts.toSorted((a, b) => Number(a[2]) - Number(b[2]) || Number(a[3]) - Number(b[3]))).toEqual([
          ["decision", 0.5, false, 0.5],
          ["decision", 0.5, false, 1],
          ["decision", 0.5, true, 0.5],
          ["decision", 0.5, true, 1],
          ["decision", 0.5, true, 1]
        ])
        expect(worth("please do it")).toEqual([{ is: "worth", text: "please do it", worth: true, weight: 1 }])
        expect(lessons.filter(({ is }) => is === "category").toSorted((a, b) => (a.text < b.text ? -1 : 1))).toEqual([
          { is: "category", text: "Do it", category: "question" },
          { is: "category", text: "Move to Postgres", category: "chore" }
        ])
      })
    )
  )

  test(
    "lessons are the same array until the next decision",
    asking((ask, then) =>
      Effect.gen(function* () {
        yield* then(decided)
        const lessons = yield* ask.lessons
        yield* then(
          append(subjectOf("message", "said0009"), { _tag: "MessageReceived", ...plainMessage(bo, "nothing new") })
        )
        expect(yield* ask.lessons).toBe(lessons)
        yield* then(append(subjectOf("proposal", "waiting1"), rejected("wrong")))
        const more = yield* ask.lessons
        expect(more).not.toBe(lessons)
        expect(more).toHaveLength(lessons.length + 1)
      })
    )
  )
})

const kept = { _tag: "ProposalApproved", made: "made0000", edited: false } as const
const rejected = (reason: RejectReason) => ({ _tag: "ProposalRejected", reason }) as const

/** This number of atoms with one score and one decision. */
const many = (n: number, score: number, decision: Parameters<typeof append>[1], name = "many") =>
  Effect.map(
    Effect.forEach(Array.from({ length: n }).keys(), (i) =>
      append(
        subjectOf("proposal", `${name}${String(i).padStart(8, "0")}`),
        { ...atomProposed("Postgres it is", ["said0000"]), score },
        decision
      )
    ),
    (positions) => positions.at(-1) ?? 0
  )

const decided = Effect.gen(function* () {
  for (const [id, text] of [
    ["said0000", "we agreed on Postgres"],
    ["asked000", "please do it"]
  ] as const)
    yield* append(subjectOf("message", id), { _tag: "MessageReceived", ...plainMessage(bo, text) })
  const propose = (id: string, ...events: Parameters<typeof append> extends [unknown, ...infer E] ? E : never) =>
    append(subjectOf("proposal", id), ...events)
  yield* propose("approved", topicProposed("Storage", ["said0000"]), kept)
  yield* propose(
    "edited00",
    atomProposed("Postgre it is", ["said0000"]),
    { _tag: "ProposalAmended", draft: draftOfAtom("Postgres it is") },
    { ...kept, edited: true }
  )
  yield* propose("rejected", atomProposed("It rains", ["said0000"]), rejected("noise"))
  yield* propose("merged00", atomProposed("Use Postgres", ["said0000"]), { _tag: "ProposalMerged", into: "known000" })
  yield* propose("secret00", atomProposed("Quietly", ["said0000"], { audience: inChat }), kept)
  yield* propose("late0000", atomProposed("Use it now", ["said0000"]), rejected("late"))
  yield* propose("waiting0", taskProposed("Wait", ["said0000"]))
  yield* propose("waiting1", atomProposed("Wait for Postgres", ["said0000"]))
  yield* append(subjectOf("task", "task0000"), {
    _tag: "TaskCreated",
    ...plainTask(ada, "Move to Postgres"),
    category: "chore",
    proposal: ProposalId.make("task0000")
  })
  yield* append(subjectOf("task", "task0001"), { _tag: "TaskCreated", ...plainTask(ada, "Unsorted") })
  return yield* append(
    subjectOf("task", "task0002"),
    { _tag: "TaskCreated", ...plainTask(ada, "Do it"), message: MessageId.make("asked000") },
    { _tag: "ClassificationCorrected", category: "question", priority: "low" }
  )
})
