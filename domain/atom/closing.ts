/** The end of the matter that an atom is about. Each end has its own evidence. */
import { Schema } from "effect"
import { AtomId, MessageId, ProposalId } from "../ids.ts"
import { ClosedStatus, type ItemStatus } from "../values.ts"

export const closing = {
  status: ClosedStatus,
  /** The atom that replaces this one; null unless the status is `replaced` and that atom is known. */
  replacedBy: Schema.NullOr(AtomId),
  /** The proposal whose quotes prove the end. Null when a person stated it. */
  proposal: Schema.NullOr(ProposalId),
  /** The message whose words ended the matter, if one is known. */
  message: Schema.NullOr(MessageId)
}
export const Closing = Schema.Struct(closing)
export type Closing = typeof Closing.Type
type Closings = ReadonlyArray<Closing>

/** The last end counts. */
export const statusIn = (closings: ReadonlyArray<Pick<Closing, "status">>): ItemStatus =>
  closings.at(-1)?.status ?? "open"

/** One end for each source. The sources are the proposals and, together, the people. */
export const withClosing = <C extends Pick<Closing, "proposal">>(
  closings: ReadonlyArray<C>,
  now: C
): ReadonlyArray<C> => [...withoutClosing(closings, now.proposal), now]

export const withoutClosing = <C extends Pick<Closing, "proposal">>(
  closings: ReadonlyArray<C>,
  proposal: ProposalId | null
): ReadonlyArray<C> => closings.filter((each) => each.proposal !== proposal)

/** True if the end is recorded. An end that a person states holds only while it is the last one. */
export const isClosedSo = (closings: Closings, now: Closing): boolean =>
  (now.proposal === null ? closings.slice(-1) : closings).some(
    (each) =>
      each.status === now.status &&
      each.replacedBy === now.replacedBy &&
      (now.proposal === null || each.proposal === now.proposal)
  )

/** True if another proposal than this one has ended it. */
export const isClosedByOther = (closings: Closings, proposal: ProposalId): boolean =>
  closings.some((each) => each.proposal !== null && each.proposal !== proposal)
