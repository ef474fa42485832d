/** The state of an atom that exists. */
import type { Schema } from "effect"
import type { ActorId, ProposalId, TopicId } from "../ids.ts"
import type { AtomType, Audience, Due } from "../values.ts"
import { type Closing, isClosedByOther } from "./closing.ts"
import type { Link, recorded } from "./fields.ts"

export interface Present {
  readonly is: "active" | "archived"
  readonly type: AtomType
  readonly text: string
  /** Rises with each revision of the statement, from 1. */
  readonly revision: number
  readonly topic: TopicId | null
  readonly owner: ActorId | null
  readonly due: Due | null
  readonly tags: ReadonlyArray<string>
  readonly links: ReadonlyArray<Link>
  readonly audience: Audience
  /** The proposals whose evidence supports it; the first one created it. */
  readonly proposals: readonly [ProposalId, ...ReadonlyArray<ProposalId>]
  /** Empty while the matter is open. */
  readonly closings: ReadonlyArray<Closing>
  /** A person has worked on it since it was created. */
  readonly touched: boolean
}

type Recorded = Schema.Schema.Type<Schema.Struct<typeof recorded>>

export const newAtom = (first: Recorded): Present => ({
  is: "active",
  type: first.type,
  text: first.text,
  revision: 1,
  topic: first.topic,
  owner: first.owner ?? null,
  due: first.due ?? null,
  tags: first.tags,
  links: first.links ?? [],
  audience: first.audience,
  proposals: [first.proposal],
  closings: first.closing === undefined || first.closing === null ? [] : [first.closing],
  touched: false
})

/** The state after an event that is a person's work, unless the atom is archived. */
export const worked = (now: Present): Present => (now.is === "active" ? { ...now, touched: true } : now)

/** True when the approval of its first proposal can no longer be undone. */
export const isUsed = (now: Present, proposal: ProposalId): boolean =>
  now.touched || now.proposals.some((each) => each !== proposal) || isClosedByOther(now.closings, proposal)
