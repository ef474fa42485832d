/** The quotes behind proposals, one row each: which proposals quote this message, and where. */
import { Schema } from "effect"
import { ActorId, MessageId, ProposalId } from "../../../domain/ids.ts"
import type { EventOf } from "../../../streams/commit/events.ts"
import { type At, idOf, type Projection } from "../../projection.ts"
import { declareRow, personalField } from "../../row.ts"

const evidenceRow = declareRow(Schema.String, {
  proposal: ProposalId,
  /** Its place among the quotes of its proposal, from 1. */
  n: Schema.Int,
  message: MessageId,
  author: ActorId,
  text: personalField(Schema.String),
  /** UTF-16 offsets into the text that the message had when it was read. */
  start: Schema.Int,
  end: Schema.Int
})
export type EvidenceRow = typeof evidenceRow.stored.Type

type Proposed = EventOf<"TopicProposed" | "AtomProposed" | "TaskProposed">

const quoted = ({ evidence: quotes }: Proposed, { commit }: At<EvidenceRow>): Readonly<Record<string, EvidenceRow>> => {
  const proposal = ProposalId.make(idOf(commit))
  return Object.fromEntries(
    quotes.map(({ message, author, text, start, end }, i) => [
      `${proposal}.${i + 1}`,
      { proposal, n: i + 1, message, author, text, start, end }
    ])
  )
}

/** Read through the proposal, whose own audience bounds it. */
export const evidenceProjection: Projection<EvidenceRow, typeof evidenceRow.wire.Type> = {
  name: "evidence",
  version: 1,
  row: evidenceRow,
  indexes: ["(message)", "(proposal, n)"],
  versions: false,
  streamed: false,
  keys: (event, commit) =>
    event._tag === "TopicProposed" || event._tag === "AtomProposed" || event._tag === "TaskProposed"
      ? event.evidence.map((_, i) => `${idOf(commit)}.${i + 1}`)
      : [],
  rows: { TopicProposed: quoted, AtomProposed: quoted, TaskProposed: quoted }
}
