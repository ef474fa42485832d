/** The quotes behind proposals, one row each: which proposals quote this message, and where. */
import { type ActorId, type MessageId, ProposalId } from "../../../domain/ids.ts"
import type { EventOf } from "../../../streams/commit/events.ts"
import { type At, idOf, type Projection } from "../../projection.ts"

export interface Evidence {
  readonly proposal: ProposalId
  /** Its place among the quotes of its proposal, from 1. */
  readonly n: number
  readonly message: MessageId
  readonly author: ActorId
  readonly text: string
  /** UTF-16 offsets into the message's text as it stood when it was read. */
  readonly start: number
  readonly end: number
}

type Proposed = EventOf<"TopicProposed" | "AtomProposed" | "TaskProposed">

const quoted = ({ evidence: quotes }: Proposed, { commit }: At<Evidence>): Readonly<Record<string, Evidence>> => {
  const proposal = ProposalId.make(idOf(commit))
  return Object.fromEntries(
    quotes.map(({ message, author, text, start, end }, i) => [
      `${proposal}.${i + 1}`,
      { proposal, n: i + 1, message, author, text, start, end }
    ])
  )
}

/** Read through the proposal, whose own audience bounds it. */
export const evidence: Projection<Evidence> = {
  name: "evidence",
  version: 1,
  columns: {
    proposal: "text NOT NULL",
    n: "integer NOT NULL",
    message: "text NOT NULL",
    author: "text NOT NULL",
    text: { type: "text NOT NULL", personal: true },
    start: "integer NOT NULL",
    end: "integer NOT NULL"
  },
  indexes: ["(message)", "(proposal, n)"],
  versions: false,
  streamed: false,
  keys: (event, commit) =>
    event._tag === "TopicProposed" || event._tag === "AtomProposed" || event._tag === "TaskProposed"
      ? event.evidence.map((_, i) => `${idOf(commit)}.${i + 1}`)
      : [],
  rows: { TopicProposed: quoted, AtomProposed: quoted, TaskProposed: quoted }
}
