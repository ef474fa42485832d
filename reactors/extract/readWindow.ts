/** Reads one window of chat: asks the model, locates its quotes, compares with known items, and proposes atomically. */
import { Effect, Option } from "effect"
import type { Step } from "../../commands/commandBus.ts"
import { ExtractionId } from "../../domain/ids.ts"
import type { Answered, ExtractionAnswer } from "../../models/distillation.ts"
import { makeCounts, totalOf } from "../../models/counts.ts"
import { Model } from "../../models/model.ts"
import { inSlices } from "../../models/slices/slices.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { messagesToRead, splitWindow, type Window, withoutContext } from "../chat/windows.ts"
import { seenWith } from "../grounding/known.ts"
import { proposalsOf } from "../grounding/proposals.ts"
import { addEarlier } from "../grounding/addEarlier.ts"
import { askInParts } from "../work/askInParts.ts"
import { storeSteps, type ReactorWork } from "../work/work.ts"
import { around, type AroundWindow, type Talk } from "./around.ts"
import { type FoundDrafts, knowledgeDraftsOf } from "./drafts.ts"
import type { ExtractionSource } from "./answer/source.ts"
import { mostOfMessage, questionOf } from "./question.ts"

/** The extraction, and the items that it has found so far. */
export interface ExtractionWork extends ReactorWork, ExtractionSource {
  readonly id: string
}

/** The length to which a message is cut if the model finds it too long alone. UTF-16 units. */
const littleOfMessage = 2_000

interface Part {
  readonly window: Window
  /** The length to which each message is cut. UTF-16 units. */
  readonly most: number
}

/**
 * Reads one window. A window that is too long for the model is split into halves. A failure of the model is recorded, and
 * the other windows continue. Fails with `ExtractionRefused` once the extraction is cancelled; then nothing more is stored.
 */
export const readWindow = (work: ExtractionWork, window: Window, talk: Talk) => {
  const whole: Part = { window, most: mostOfMessage }
  return askInParts(whole, {
    around: (part) => aroundWith(work, part.window, talk),
    ask: (part, known) => askTwice(work, part, known),
    split: smaller,
    propose: (part, known, answered) => propose(work, part.window, known, answered),
    fail: (part, reason) => fail(work, part.window, reason)
  })
}

const smaller = ({ window, most }: Part): ReadonlyArray<Part> => {
  const halves = splitWindow(window)
  if (halves !== null) return halves.map((half) => ({ window: half, most }))
  const alone = withoutContext(window)
  if (alone !== null) return [{ window: alone, most }]
  return most > littleOfMessage ? [{ window, most: littleOfMessage }] : []
}

const fail = (work: ExtractionWork, window: Window, reason: string) =>
  storeSteps(work, window.key, {
    subject: subjectOf("extraction", work.id),
    command: {
      _tag: "FailWindow",
      attempt: work.attempt,
      window: window.key,
      messages: idsOf(window),
      reason
    }
  })

/** The context of the question. What was proposed from these messages before must not be proposed again. */
const aroundWith = Effect.fnUntraced(function* (work: ExtractionWork, window: Window, talk: Talk) {
  const known = yield* around(window, talk)
  yield* addEarlier(work.seen, seenWith(known.audience), { messages: idsOf(window) })
  return known
})

/** The drafts of an answer. `again`: the model was asked a second time. */
type Drafts = FoundDrafts & { readonly again: boolean }

/**
 * Asks the model, and once more with another seed if its answer has statements and none of them can be proposed. Then the
 * second answer counts, and the losses of both.
 */
const askTwice = Effect.fnUntraced(function* (work: ExtractionWork, part: Part, known: AroundWindow) {
  const draftsOf = (answer: ExtractionAnswer) => inSlices(() => knowledgeDraftsOf(work, part.window, known, answer))
  const { answer, record } = yield* ask(part, known, false)
  const drafts = yield* draftsOf(answer)
  const isEmpty = drafts.items.length === 0 && drafts.duplicates === 0 && totalOf(drafts.dropped) > 0
  if (!isEmpty || record.seed !== firstSeed) return { answer: { ...drafts, again: false }, record }
  // The first answer was valid, so a failure of the second question is no failure of the window.
  const second = yield* Effect.option(ask(part, known, true))
  if (Option.isNone(second)) return { answer: { ...drafts, again: true }, record }
  const more = yield* draftsOf(second.value.answer)
  const both = makeCounts()
  both.addAll(drafts.dropped)
  both.addAll(more.dropped)
  const unlocated = drafts.unlocated + more.unlocated
  return { answer: { ...more, unlocated, dropped: both.all(), again: true }, record: second.value.record }
})

/** The seed of a first question. The built-in rules have another one, because their answer is always the same. */
const firstSeed = 1

const ask = Effect.fnUntraced(function* ({ window, most }: Part, known: AroundWindow, again: boolean) {
  return yield* (yield* Model).extract({ ...questionOf(window, known, most), ...(again && { again }) })
})

/** Stores all proposals of a window in one atomic batch, so that a crash leaves no part and a retry no duplicate. */
const propose = Effect.fnUntraced(function* (
  work: ExtractionWork,
  window: Window,
  known: AroundWindow,
  { answer: { items, unlocated, duplicates, dropped, again }, record }: Answered<Drafts>
) {
  const { audience } = known
  const proposals = yield* proposalsOf(items, {
    audience,
    origin: { is: "extraction", id: ExtractionId.make(work.id) },
    record,
    compareWith: [
      { kind: "topic", most: 2 },
      { kind: "atom", most: 2 }
    ]
  })
  const steps = proposals.map(({ id, draft, fields }): Step => ({
    subject: subjectOf("proposal", id),
    command:
      draft.kind === "topic" ? { _tag: "ProposeTopic", draft, ...fields } : { _tag: "ProposeAtom", draft, ...fields }
  }))
  yield* storeSteps(
    work,
    window.key,
    {
      subject: subjectOf("extraction", work.id),
      command: {
        _tag: "ReadWindow",
        attempt: work.attempt,
        window: window.key,
        messages: idsOf(window),
        proposals: items.map(({ id }) => id),
        unlocated,
        duplicates,
        ...(Object.keys(dropped).length > 0 && { dropped }),
        ...(again && { again }),
        model: record
      }
    },
    ...steps
  )
  for (const { id, draft, text } of items)
    work.seen[draft.kind === "topic" ? "topics" : "atoms"].add(id, text, audience)
})

const idsOf = (window: Window) => {
  const [first, ...rest] = messagesToRead(window).map(({ id }) => id)
  if (first === undefined) throw new Error("the window has no message")
  return [first, ...rest] as const
}
