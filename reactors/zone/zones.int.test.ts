/** Date phrases are read in the zone of their author, else of the chat, else of the settings: on both sides of midnight. */
import { Effect } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import { CommandBus } from "../../commands/commandBus.ts"
import type { ActorId } from "../../domain/ids.ts"
import { ada, bo, cy } from "../../domain/kit/people.ts"
import { plainTask } from "../../domain/kit/samples.ts"
import { team } from "../../domain/values.ts"
import { runCreated } from "../../projections/kit/samples.ts"
import { append } from "../../projections/kit/scene.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { analyse } from "../analyse/analyse.ts"
import { classify } from "../classify.ts"
import { atomFrom, modelOf } from "../kit/modelByHand.ts"
import { appendAtoms, appendMessages, appendRequest, deliver, eventsWith, lastWith, stage } from "../kit/scene.ts"
import { HomeZone } from "./homeZone.ts"
import { zoneOfChat } from "./zones.ts"

const { on, dispose } = stage("zones")
afterAll(dispose)

/** Half past ten in the evening in UTC: half past midnight of the next day in Kyiv, afternoon in New York. */
const evening = "2026-11-24T22:30:00Z"
const [kyiv, newYork] = ["Europe/Kyiv", "America/New_York"]

const choose = (person: ActorId, zone: string) =>
  Effect.flatMap(CommandBus, (bus) =>
    bus.send(
      { actor: person, key: `zone ${zone}` },
      {
        subject: subjectOf("person", person.slice("person:".length)),
        command: { _tag: "SetPreferences", language: "en", zone }
      }
    )
  )
const dues = Effect.map(eventsWith("AtomProposed", "TaskProposed"), (all) =>
  all.map(({ draft }) => ("due" in draft ? draft.due : null))
)
const inZone =
  (zone: string) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>) =>
    Effect.provideService(effect, HomeZone, zone)

describe("an extraction reads “tomorrow”", () => {
  const quoting = modelOf({
    extract: ({ messages }) => ({
      topics: [],
      atoms: messages.map(({ text }, i) => ({ ...atomFrom(text, [i, text]), duePhrase: "tomorrow" }))
    })
  })
  const bins = { id: "message1", text: "I will empty the bins tomorrow", at: evening }
  const keys = { id: "message2", text: "I will return the keys tomorrow", author: bo, at: evening }

  test(
    "in the zone of each author",
    on(quoting.layer, () =>
      Effect.gen(function* () {
        yield* choose(ada, kyiv)
        yield* choose(bo, newYork)
        yield* appendMessages(bins, keys)
        yield* appendRequest()
        yield* deliver()
        expect(yield* dues).toEqual(["2026-11-26", "2026-11-25"])
      })
    )
  )

  test(
    "in the zone of the chat for an author without one",
    on(quoting.layer, () =>
      Effect.gen(function* () {
        yield* choose(ada, kyiv)
        yield* appendMessages(bins, keys)
        yield* appendRequest()
        yield* deliver()
        expect(yield* dues).toEqual(["2026-11-26", "2026-11-26"])
      }).pipe(inZone(newYork))
    )
  )

  test(
    "in the zone of the settings if no person of the chat has chosen one",
    on(quoting.layer, () =>
      Effect.gen(function* () {
        yield* appendMessages(bins, keys)
        yield* appendRequest()
        yield* deliver()
        expect(yield* dues).toEqual(["2026-11-26", "2026-11-26"])
      }).pipe(inZone(kyiv))
    )
  )
})

test(
  "a run reads “tomorrow” in the zone of the quoted author",
  on(
    modelOf({
      analyse: () => ({
        tasks: [
          {
            title: "Empty the bins",
            description: "",
            atoms: [0],
            duplicateOf: null,
            category: "chore",
            priority: "medium",
            duePhrase: "tomorrow",
            assigneePhrase: null,
            score: 0.5
          }
        ]
      })
    }).layer,
    () =>
      Effect.gen(function* () {
        yield* choose(bo, kyiv)
        yield* appendAtoms({
          id: "bins0000",
          by: { id: "message1", text: "I will empty the bins tomorrow", author: bo, at: evening }
        })
        const run = subjectOf("run", "run00000")
        yield* append(run, { ...runCreated, audiences: [team] }, { _tag: "RunStarted" })
        yield* analyse.on(yield* lastWith(run, "RunStarted"))
        expect((yield* dues).at(-1)).toBe("2026-11-26")
      }).pipe(inZone(newYork))
  )
)

test(
  "a new task reads “tomorrow” in the zone of its author",
  on(modelOf({}).layer, () =>
    Effect.gen(function* () {
      yield* choose(ada, kyiv)
      const [message] = yield* appendMessages({ id: "message1", text: "Empty the bins tomorrow", at: evening })
      const task = subjectOf("task", "task0000")
      yield* append(task, {
        _tag: "TaskCreated",
        ...plainTask(ada, "Empty the bins tomorrow"),
        message: message ?? null
      })
      yield* classify.on(yield* lastWith(task, "TaskCreated"))
      expect((yield* eventsWith("TaskClassified")).map(({ due }) => due)).toEqual(["2026-11-26"])
    }).pipe(inZone(newYork))
  )
)

test("a chat has the zone of most of its people, and an unknown zone does not count", () => {
  const zones = new Map([
    [ada, kyiv],
    [bo, newYork],
    [cy, newYork]
  ])
  expect(zoneOfChat([ada, bo, cy], zones, "UTC")).toBe(newYork)
  expect(zoneOfChat([ada, bo], zones, "UTC")).toBe(kyiv)
  expect(zoneOfChat([], zones, "UTC")).toBe("UTC")
})
