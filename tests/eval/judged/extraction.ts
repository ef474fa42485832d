/** Extracts a labelled chat with a model, as the product does, and gives its proposals in the form of the data's scorer. */
import { Effect } from "effect"
import { type Reread, reread, windowsIn } from "../../../ops/evaluation/reread.ts"
import type { Model } from "../../../models/model.ts"
import type { Window } from "../../../reactors/chat/windows.ts"
import { contextOf, type ReadChat, readChat } from "./chat.ts"
import type { LabelledChat } from "./data.ts"
import type { Proposed } from "./scorer/matching.ts"
import { type ChatScore, scoreOf } from "./scorer/score.ts"

type Draft = Reread["drafts"][number]

export interface Extracted {
  readonly chat: ReadChat
  readonly labelled: LabelledChat
  readonly windows: ReadonlyArray<Window>
  readonly read: Reread
  readonly proposals: ReadonlyArray<Proposed>
  /** The draft of each proposal. */
  readonly draftOf: ReadonlyMap<Proposed, Draft>
  readonly score: ChatScore
}

/** Only the labelled stretch is read, because the labels describe the state at its end. */
export const extractChat = (labelled: LabelledChat, model: Model["Service"]): Effect.Effect<Extracted> => {
  const { labels, source } = labelled
  const chat = readChat(source, labels)
  const windows = windowsIn(chat.messages, chat.names)
  return Effect.map(reread(windows, model, undefined, contextOf(chat, labels.zone)), (read) => {
    const draftOf = new Map(read.drafts.map((draft) => [proposedOf(draft, chat, labels.zone), draft]))
    const proposals = [...draftOf.keys()]
    return { chat, labelled, windows, read, proposals, draftOf, score: scoreOf(labels, chat.texts, proposals) }
  })
}

/** The fields that an item of a chat may have beyond its text. */
interface Fields {
  readonly status?: string
  readonly owner?: string | null
  readonly due?: string | null
}

const fieldsOf = (draft: Draft["draft"] & Fields): Fields => draft

const proposedOf = (
  { draft, evidence, score, text }: Draft,
  { numberOf, personOf }: ReadChat,
  zone: string
): Proposed => {
  const { status, owner = null, due = null } = fieldsOf(draft)
  return {
    kind: draft.kind,
    type: draft.kind === "atom" ? draft.type : draft.kind,
    text,
    score,
    evidence: evidence.map((quote) => ({ message: numberOf(quote.message), quote: quote.text })),
    ...(status !== undefined && { status }),
    owner: owner === null ? null : personOf(owner),
    due: due === null ? null : dayIn(due, zone)
  }
}

/** The day of a due date: a day as it is, an instant by the zone. */
export const dayIn = (due: string, zone: string): string =>
  due.length === "2026-11-27".length
    ? due
    : new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" }).format(new Date(due))
