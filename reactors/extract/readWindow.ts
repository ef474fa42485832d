/** Reads one window of chat: asks the model, locates its quotes, compares with known items, and proposes atomically. */
import { Effect } from "effect"
import type { Step } from "../../commands/commandBus.ts"
import { ExtractionId } from "../../domain/ids.ts"
import type { Answered, ExtractionAnswer } from "../../models/distillation.ts"
import { Model } from "../../models/model.ts"
import { inSlices } from "../../models/slices/slices.ts"
import { Unread } from "../../projections/reads/unread/unread.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { splitWindow, type Window } from "../chat/windows.ts"
import { near, precedentsOf, seenWith } from "../grounding/known.ts"
import { proposalsOf } from "../grounding/proposals.ts"
import { addEarlier } from "../grounding/addEarlier.ts"
import { zone } from "../work/assignable.ts"
import { askInParts } from "../work/askInParts.ts"
import { storeSteps, type ReactorWork } from "../work/work.ts"
import { knowledgeDraftsOf, type ExtractionSource } from "./drafts.ts"
import { mostOfMessage, questionOf } from "./question.ts"

/** The extraction, and the items that it has found so far. */
export interface ExtractionWork extends ReactorWork, ExtractionSource {
  readonly id: string
}

/** The length to which a message is cut if the model finds it too long alone. UTF-16 units. */
const littleOfMessage = 2_000
const mostTopics = 8
const mostAtoms = 10
const mostDecided = 12

interface Part {
  readonly window: Window
  /** The length to which each message is cut. UTF-16 units. */
  readonly most: number
}

/**
 * Reads one window. A window that is too long for the model is split into halves. A failure of the model is recorded, and
 * the other windows continue. Fails with `ExtractionRefused` once the extraction is cancelled; then nothing more is stored.
 */
export const readWindow = (work: ExtractionWork, window: Window) => {
  const whole: Part = { window, most: mostOfMessage }
  return askInParts(whole, {
    around: (part) => around(part.window),
    ask: (part, known) => ask(part.window, known, part.most),
    split: smaller,
    propose: (part, known, answered) => propose(work, part.window, known, answered),
    fail: (part, reason) => fail(work, part.window, reason)
  })
}

const smaller = ({ window, most }: Part): ReadonlyArray<Part> => {
  const halves = splitWindow(window)
  if (halves !== null) return halves.map((half) => ({ window: half, most }))
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

/** The context of the question: known items that are similar to the window, and decisions about similar proposals. */
const around = Effect.fnUntraced(function* ({ messages }: Window) {
  const [first] = messages
  const audience = first?.audience
  if (audience === undefined) return yield* Effect.die("the window has no message")
  const text = messages.map((message) => message.text).join("\n")
  const {
    found: [found = []]
  } = yield* near([text], audience, [
    { kind: "topic", most: mostTopics },
    { kind: "atom", most: mostAtoms },
    { kind: "proposal", most: mostDecided }
  ])
  const of = (kind: string) => found.filter((each) => each.kind === kind && each.status === "standing")
  const atoms = yield* (yield* Unread).knownAtoms(
    seenWith(audience),
    of("atom").map(({ id }) => id)
  )
  return { audience, topics: of("topic"), atoms, precedents: yield* precedentsOf(found, audience), zone }
})
type Known = Effect.Success<ReturnType<typeof around>>

const ask = Effect.fnUntraced(function* (window: Window, known: Known, most: number) {
  return yield* (yield* Model).extract(questionOf(window, known, most))
})

/** Stores all proposals of a window in one atomic batch, so that a crash leaves no part and a retry no duplicate. */
const propose = Effect.fnUntraced(function* (
  work: ExtractionWork,
  window: Window,
  known: Known,
  { answer, record }: Answered<ExtractionAnswer>
) {
  const { audience } = known
  yield* addEarlier(work.seen, seenWith(audience), { messages: idsOf(window) })
  const { items, unlocated, duplicates } = yield* inSlices(() => knowledgeDraftsOf(work, window, known, answer))
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
        model: record
      }
    },
    ...steps
  )
  for (const { id, draft, text } of items)
    work.seen[draft.kind === "topic" ? "topics" : "atoms"].add(id, text, audience)
})

const idsOf = ({ messages }: Window) => {
  const [first, ...rest] = messages.map(({ id }) => id)
  if (first === undefined) throw new Error("the window has no message")
  return [first, ...rest] as const
}
