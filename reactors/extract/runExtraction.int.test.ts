/** Extractions with the log in memory and the tables on PGlite: halves, failures, cancellation, redelivery. */
import { Effect, Fiber } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import { ModelFailed } from "../../models/modelFailed.ts"
import { everyMessage, modelOf } from "../kit/modelByHand.ts"
import { byAda, deliver, appendRequest, tableRows, appendMessages, stage, eventsWith } from "../kit/scene.ts"
import { bo } from "../../domain/kit/people.ts"

const { on, dispose } = stage("extracting")
afterAll(dispose)

const deploy = { id: "message1", text: "We agreed to move the deploy to Monday" }
const notes = { id: "message2", text: "I will write the release notes by Friday", author: bo }
const certificate = { id: "message3", text: "The certificate of the harbour expires on Thursday" }
const printer = { id: "message4", text: "We decided to buy a new printer for the office", chat: "printers0" }
const textsOf = ({ messages }: { readonly messages: ReadonlyArray<{ readonly text: string }> }) =>
  messages.map(({ text }) => text)
const proposed = Effect.map(eventsWith("AtomProposed", "TopicProposed"), (all) =>
  all.map(({ draft }) => (draft.kind === "atom" ? draft.text : draft.name))
)
const state = Effect.map(tableRows("extractions"), ([row]) => row)

describe("a window that is too long", () => {
  const halving = modelOf({ extract: (asked) => (asked.messages.length > 1 ? "too-long" : everyMessage(asked)) })
  test(
    "is read in halves, in order, and no message is lost",
    on(halving.layer, () =>
      Effect.gen(function* () {
        yield* appendMessages(deploy, notes, certificate)
        yield* appendRequest()
        yield* deliver()
        expect(halving.windows.map(({ messages }) => messages.length)).toContain(3)
        expect(yield* proposed).toEqual([deploy.text, notes.text, certificate.text])
        expect(yield* state).toMatchObject({ status: "completed", read: 3, failed: 0 })
      })
    )
  )

  const short = modelOf({
    extract: (asked) => ((asked.messages[0]?.text.length ?? 0) > 2_000 ? "too-long" : everyMessage(asked))
  })
  test(
    "with one message is read by the beginning of its text",
    on(short.layer, () =>
      Effect.gen(function* () {
        const text = `${deploy.text}. ${"And so on and on. ".repeat(900)}`
        yield* appendMessages({ ...deploy, text })
        yield* appendRequest()
        yield* deliver()
        expect(short.windows.map(({ messages }) => messages[0]?.text.length)).toEqual([12_000, 2_000])
        expect(yield* state).toMatchObject({ status: "completed", failed: 0, proposals: 1 })
      })
    )
  )

  const never = modelOf({ extract: () => "too-long" })
  test(
    "after every cut is recorded as failed, message by message",
    on(never.layer, () =>
      Effect.gen(function* () {
        yield* appendMessages(deploy, notes)
        yield* appendRequest()
        yield* deliver()
        expect((yield* eventsWith("WindowFailed")).map(({ reason, messages }) => [reason, messages])).toEqual([
          ["too-long", [deploy.id]],
          ["too-long", [notes.id]]
        ])
        expect(yield* state).toMatchObject({ status: "completed", failed: 2, read: 0 })
      })
    )
  )
})

describe("a model that fails", () => {
  let well = false
  const failing = modelOf({
    extract: (asked) => (!well && asked.messages[0]?.text === deploy.text ? "timeout" : everyMessage(asked))
  })
  test(
    "records a failed window and continues, and a retry reads only that window",
    on(failing.layer, () =>
      Effect.gen(function* () {
        yield* appendMessages(deploy, printer)
        yield* appendRequest()
        yield* deliver()
        expect((yield* eventsWith("WindowFailed")).map(({ reason }) => reason)).toEqual(["timeout"])
        expect(yield* proposed).toEqual([printer.text])
        expect(yield* state).toMatchObject({ status: "completed", read: 1, failed: 1 })
        well = true
        failing.windows.length = 0
        yield* byAda("retry", { _tag: "RetryExtraction" })
        yield* deliver()
        expect(failing.windows.map(textsOf)).toEqual([[deploy.text]])
        expect(yield* proposed).toEqual([printer.text, deploy.text])
        expect(yield* state).toMatchObject({ status: "completed", read: 2, failed: 0, attempt: 2 })
      })
    )
  )

  const blind = modelOf({
    extract: everyMessage,
    embed: () => Effect.fail(new ModelFailed({ provider: "test", reason: "busy", detail: "" }))
  })
  test(
    "to give vectors prevents only the comparison with known items",
    on(blind.layer, () =>
      Effect.gen(function* () {
        yield* appendMessages(deploy)
        yield* appendRequest()
        yield* deliver()
        const [only] = yield* eventsWith("AtomProposed")
        expect(only?.recommendation).toEqual({ is: "new", target: null, cosine: null })
        expect(yield* state).toMatchObject({ status: "completed", failed: 0 })
      })
    )
  )
})

describe("a defect", () => {
  let broken = true
  const faulty = modelOf({
    extract: (asked) => {
      if (broken) throw new Error("of a kind that nobody thought of")
      return everyMessage(asked)
    }
  })
  test(
    "ends the extraction as failed and releases its slot, and a retry continues",
    on(faulty.layer, () =>
      Effect.gen(function* () {
        yield* appendMessages(deploy)
        yield* appendRequest()
        yield* deliver()
        expect(yield* state).toMatchObject({ status: "failed", reason: "internal-fault" })
        expect(yield* eventsWith("SlotReleased")).toHaveLength(1)
        broken = false
        yield* byAda("retry", { _tag: "RetryExtraction" })
        yield* deliver()
        expect(yield* state).toMatchObject({ status: "completed", read: 1, attempt: 2 })
      })
    )
  )
})

describe("cancelled in the middle", () => {
  const held = modelOf({
    extract: (asked) => {
      if (held.windows.length === 1) held.hold()
      return everyMessage(asked)
    }
  })
  test(
    "it stores nothing more, and a retry continues without repetition",
    on(held.layer, () =>
      Effect.gen(function* () {
        yield* appendMessages(deploy, printer)
        yield* appendRequest()
        const work = yield* Effect.forkChild(deliver())
        yield* held.asked.pipe(Effect.repeat({ until: () => held.windows.length === 2 }))
        yield* byAda("cancel", { _tag: "CancelExtraction" })
        yield* held.release
        yield* Fiber.join(work)
        expect(yield* proposed).toEqual([deploy.text])
        expect(yield* eventsWith("WindowFailed", "ExtractionCompleted")).toEqual([])
        expect(yield* state).toMatchObject({ status: "cancelled", read: 1 })
        yield* byAda("retry", { _tag: "RetryExtraction" })
        yield* deliver()
        expect(held.windows.map(textsOf)).toEqual([[deploy.text], [printer.text], [printer.text]])
        expect(yield* proposed).toEqual([deploy.text, printer.text])
        expect(yield* state).toMatchObject({ status: "completed", read: 2 })
      })
    )
  )
})

describe("one commit delivered more than once", () => {
  let nth = 0
  const wavering = modelOf({
    extract: (asked) => {
      const said = everyMessage(asked)
      return { ...said, atoms: said.atoms.map((atom) => ({ ...atom, score: (nth++ % 10) / 10 })) }
    }
  })
  test(
    "concurrently, with a model whose answers differ, proposes every statement once",
    on(wavering.layer, () =>
      Effect.gen(function* () {
        yield* appendMessages(deploy, notes, printer)
        yield* appendRequest()
        yield* Effect.all([deliver(), deliver()], { concurrency: 2 })
        yield* deliver()
        expect([...(yield* proposed)].sort()).toEqual([deploy.text, notes.text, printer.text].sort())
        expect(yield* eventsWith("WindowRead")).toHaveLength(2)
        expect(yield* eventsWith("ExtractionCompleted")).toHaveLength(1)
      })
    )
  )
})
