/** Several extractions with the log in memory and the tables on PGlite: only one runs at a time. */
import { Effect, Fiber } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import { team } from "../../../domain/values.ts"
import { append } from "../../../projections/kit/scene.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { atomFrom, everyMessage, modelOf } from "../../kit/modelByHand.ts"
import { byAda, deliver, appendRequest, appendMessages, stage, eventsWith } from "../../kit/scene.ts"

const { on, dispose } = stage("extraction-slot")
afterAll(dispose)

const deploy = { id: "message1", text: "We agreed to move the deploy to Monday" }
const certificate = { id: "message3", text: "The certificate of the harbour expires on Thursday" }
const printer = { id: "message4", text: "We decided to buy a new printer for the office", chat: "printers0" }
const textsOf = ({ messages }: { readonly messages: ReadonlyArray<{ readonly text: string }> }) =>
  messages.map(({ text }) => text)
const proposed = Effect.map(eventsWith("AtomProposed", "TopicProposed"), (all) =>
  all.map(({ draft }) => (draft.kind === "atom" ? draft.text : draft.name))
)

describe("two extractions at once", () => {
  const held = modelOf({
    extract: (asked) => {
      if (held.windows.length === 1) held.hold()
      return everyMessage(asked)
    }
  })
  test(
    "run one after the other: the second starts after the end of the first, and reads the remaining messages",
    on(held.layer, () =>
      Effect.gen(function* () {
        yield* appendMessages(deploy, printer)
        yield* appendRequest()
        const first = yield* Effect.forkChild(deliver())
        yield* held.asked.pipe(Effect.repeat({ until: () => held.windows.length === 2 }))
        yield* appendRequest([team], "extract2")
        const second = yield* Effect.forkChild(deliver("extract2"))
        yield* appendMessages(certificate)
        yield* held.release
        yield* Fiber.join(first)
        yield* Fiber.join(second)
        expect((yield* proposed).toSorted()).toEqual([certificate.text, deploy.text, printer.text].toSorted())
        const order = (yield* eventsWith("SlotTaken", "SlotReleased", "ExtractionStarted", "ExtractionCompleted")).map(
          ({ subject, _tag }) => `${subject.slice("evt.".length)} ${_tag}`
        )
        expect(order).toEqual([
          "slot.reading SlotTaken",
          "extraction.extract1 ExtractionStarted",
          "extraction.extract1 ExtractionCompleted",
          "slot.reading SlotReleased",
          "slot.reading SlotTaken",
          "extraction.extract2 ExtractionStarted",
          "extraction.extract2 ExtractionCompleted",
          "slot.reading SlotReleased"
        ])
      })
    )
  )

  const quick = modelOf({ extract: everyMessage })
  test(
    "do not wait for one that was cancelled, or that died with the slot",
    on(quick.layer, () =>
      Effect.gen(function* () {
        yield* appendMessages(deploy)
        yield* appendRequest()
        // It took the slot and was killed; then a person cancelled it.
        yield* append(subjectOf("slot", "reading"), { _tag: "SlotTaken", holder: "evt.extraction.extract1" })
        yield* appendRequest([team], "extract2")
        yield* byAda("cancel it", { _tag: "CancelExtraction" }, "extract2")
        yield* appendRequest([team], "extract3")
        const third = yield* Effect.forkChild(deliver("extract3"))
        yield* deliver("extract2")
        expect(quick.windows).toEqual([])
        yield* byAda("cancel", { _tag: "CancelExtraction" })
        yield* Fiber.join(third)
        expect(quick.windows.map(textsOf)).toEqual([[deploy.text]])
        expect((yield* eventsWith("ExtractionStarted")).map(({ subject }) => subject)).toEqual([
          "evt.extraction.extract3"
        ])
      })
    )
  )

  test(
    "are run once if one is cancelled and retried while it waits",
    on(quick.layer, () =>
      Effect.gen(function* () {
        const before = quick.windows.length
        yield* appendMessages(deploy)
        yield* appendRequest()
        yield* append(subjectOf("slot", "reading"), { _tag: "SlotTaken", holder: "evt.extraction.extract1" })
        yield* appendRequest([team], "extract2")
        const old = yield* Effect.forkChild(deliver("extract2"), { startImmediately: true })
        yield* byAda("cancel it", { _tag: "CancelExtraction" }, "extract2")
        yield* byAda("retry", { _tag: "RetryExtraction" }, "extract2")
        const retried = yield* Effect.forkChild(deliver("extract2"), { startImmediately: true })
        yield* byAda("cancel", { _tag: "CancelExtraction" })
        yield* Fiber.join(old)
        yield* Fiber.join(retried)
        expect(quick.windows.slice(before).map(textsOf)).toEqual([[deploy.text]])
      })
    )
  )

  const named = modelOf({
    extract: (asked) => ({
      topics: [{ name: "Moving the deploy", summary: "", known: null }],
      atoms: asked.messages.map(({ text }, i) => ({ ...atomFrom(text, [i, text]), topic: 0 }))
    })
  })
  test(
    "propose one topic once while it waits for its decision",
    on(named.layer, () =>
      Effect.gen(function* () {
        yield* appendMessages(deploy)
        yield* appendRequest()
        yield* deliver()
        yield* appendMessages(printer)
        yield* appendRequest([team], "extract2")
        yield* deliver("extract2")
        const [topic, ...others] = yield* eventsWith("TopicProposed")
        expect(others).toEqual([])
        const under = (yield* eventsWith("AtomProposed")).map(({ draft }) => draft.kind === "atom" && draft.topic)
        expect(under.map((id) => `evt.proposal.${id}`)).toEqual([topic?.subject, topic?.subject])
      })
    )
  )
})
