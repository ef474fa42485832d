/** A redelivery changes nothing: every reactor gets every event again, from a model that answers differently each time. */
import { Deferred, Effect, Exit, Fiber, Layer, Stream } from "effect"
import { afterAll, expect, test } from "vitest"
import { subjectOf } from "../streams/commit/subjects.ts"
import { isReadable } from "../streams/commit/envelope.ts"
import { Feed } from "../streams/ports/feed.ts"
import { matches } from "../streams/memory/filters.ts"
import { builtinModel } from "../models/builtin/builtinModel.ts"
import { Model } from "../models/model.ts"
import { ModelFailed } from "../models/modelFailed.ts"
import { runCreated } from "../projections/kit/samples.ts"
import { append, created } from "../projections/kit/scene.ts"
import { plainModel } from "../domain/kit/knowledgeSamples.ts"
import { atomFrom } from "./kit/modelByHand.ts"
import {
  allEvents,
  appendAtoms,
  appendMessages,
  appendRequest,
  eventsWith,
  lastWith,
  readModelsAtHead,
  stage
} from "./kit/scene.ts"
import { classify } from "./classify.ts"
import { reactors } from "./reactors.ts"

const { on, dispose } = stage("redelivering")
afterAll(dispose)

/** Answers every question differently, and every third classification not at all. */
const fickleModel = Layer.sync(Model, () => {
  let asked = 0
  const answered = <A>(answer: A) => Effect.succeed({ answer, record: plainModel })
  return Model.of({
    ...builtinModel,
    classify: (input) =>
      Effect.suspend(() =>
        ++asked % 3 === 0
          ? Effect.fail(new ModelFailed({ provider: "test", reason: "invalid-output", detail: "" }))
          : Effect.map(builtinModel.classify(input), ({ classification, record }) => ({
              classification: {
                ...classification,
                category: asked % 2 === 0 ? ("bug" as const) : ("chore" as const)
              },
              record: { ...record, seed: asked }
            }))
      ),
    extract: ({ messages }) =>
      Effect.suspend(() =>
        answered({
          topics: [],
          atoms: messages.map(({ text }, i) => atomFrom(`${text}, answer ${++asked}`, [i, text]))
        })
      ),
    analyse: ({ atoms }) =>
      Effect.suspend(() =>
        answered({
          tasks: atoms.map((_, atom) => ({
            title: `Task ${++asked}`,
            description: "",
            atoms: [atom],
            duplicateOf: null,
            category: "chore" as const,
            priority: "medium" as const,
            duePhrase: null,
            assigneePhrase: null,
            score: 0.5
          }))
        })
      )
  })
})

const history = Effect.gen(function* () {
  for (const id of ["one00000", "two00000", "three000", "four0000"]) yield* append(subjectOf("task", id), created(id))
  yield* appendMessages(
    { id: "message1", text: "We agreed to move the deploy to Monday" },
    { id: "message2", text: "I will write the release notes by Friday" }
  )
  yield* appendAtoms({ id: "notes000", by: { id: "message3", text: "The backups of the harbour run each night" } })
  yield* appendRequest()
  yield* append(subjectOf("run", "run00000"), runCreated, { _tag: "RunStarted" })
})

/** Delivers every commit of the log to every reactor that follows its subject. Returns the failures. */
const deliverAll = Effect.gen(function* () {
  const feed = yield* Feed
  const head = yield* feed.head
  yield* readModelsAtHead
  const commits = yield* feed
    .commits({ after: 0 })
    .pipe(Stream.take(head), Stream.filter(isReadable), Stream.runCollect)
  const deliveries = (yield* reactors).flatMap(({ name, subjects, on }) =>
    commits
      .filter(({ subject }) => matches(subjects, subject))
      .map((commit) => ({ delivery: `${name} ${commit.subject}@${commit.seq}`, handled: on(commit) }))
  )
  const failures: Array<string> = []
  for (const { delivery, handled } of deliveries)
    if (Exit.isFailure(yield* Effect.exit(handled))) failures.push(delivery)
  return failures
})

test(
  "every reactor's every event, delivered again and again, leaves no failure and no second event",
  on(fickleModel, () =>
    Effect.gen(function* () {
      yield* history
      expect(yield* deliverAll).toEqual([])
      // The reactors' own events are delivered too.
      expect(yield* deliverAll).toEqual([])
      const before = yield* allEvents
      const tags = new Set(before.map(({ _tag }) => _tag))
      for (const tag of [
        "TaskClassified",
        "ClassificationFailed",
        "AtomProposed",
        "TaskProposed",
        "ExtractionCompleted"
      ])
        expect(tags).toContain(tag)
      expect(yield* deliverAll).toEqual([])
      expect(yield* allEvents).toEqual(before)
    })
  )
)

test(
  "two deliveries at the same time store one answer",
  on(fickleModel, () =>
    Effect.gen(function* () {
      yield* history
      const deliveries = yield* Effect.all([deliverAll, deliverAll], { concurrency: 2 })
      expect(deliveries).toEqual([[], []])
      const answers = (yield* allEvents).filter(
        ({ _tag }) => _tag === "TaskClassified" || _tag === "ClassificationFailed"
      )
      expect(new Set(answers.map(({ subject }) => subject)).size).toBe(answers.length)
    })
  )
)

const bothAsk = Effect.runSync(Deferred.make<void>())
const failureStored = Effect.runSync(Deferred.make<void>())
/** Fails the first question after the second one was asked, and answers the second one after the failure was stored. */
const slowModel = Layer.sync(Model, () => {
  let asked = 0
  const failed = Effect.fail(new ModelFailed({ provider: "test", reason: "invalid-output", detail: "" }))
  return Model.of({
    ...builtinModel,
    classify: (input) =>
      Effect.suspend(() =>
        ++asked === 1
          ? Effect.andThen(Deferred.await(bothAsk), failed)
          : Deferred.succeed(bothAsk, undefined).pipe(
              Effect.andThen(Deferred.await(failureStored)),
              Effect.andThen(builtinModel.classify(input))
            )
      )
  })
})

test(
  "a task is not classified when another delivery has stored a failure",
  on(slowModel, () =>
    Effect.gen(function* () {
      const subject = subjectOf("task", "one00000")
      yield* append(subject, created("one"))
      const commit = yield* lastWith(subject, "TaskCreated")
      const [first, second] = [
        yield* Effect.forkChild(classify.on(commit)),
        yield* Effect.forkChild(classify.on(commit))
      ]
      yield* Effect.raceFirst(Fiber.join(first), Fiber.join(second))
      yield* Deferred.succeed(failureStored, undefined)
      yield* Effect.all([Fiber.join(first), Fiber.join(second)])
      const answers = yield* eventsWith("TaskClassified", "ClassificationFailed")
      expect(answers.map(({ _tag }) => _tag)).toEqual(["ClassificationFailed"])
    })
  )
)
