/** The atoms whose matter a statement ends: its own, and those that its draft links to. */
import { Effect } from "effect"
import type { Closing } from "../../../../domain/atom/closing.ts"
import type { AtomDraft, Draft } from "../../../../domain/knowledge/draft.ts"
import { type ActorId, AtomId, ProposalId } from "../../../../domain/ids.ts"
import { subjectOf } from "../../../../streams/commit/subjects.ts"
import type { Step } from "../../../commandBus.ts"
import { loadFromLog } from "../../loadFromLog.ts"
import { resolve } from "../../resolve.ts"

/** The end of the draft's own matter; null while it is open. `replacedBy` is the present id of the other statement. */
export const ownClosing = Effect.fnUntraced(function* (actor: ActorId, id: string, draft: AtomDraft) {
  const { status = "open", closedBy = null, replacedBy = null } = draft
  if (status === "open") return null
  const other = status !== "replaced" || replacedBy === null ? null : yield* resolve(actor, "atom", replacedBy)
  const closing: Closing = {
    status,
    replacedBy: other === null ? null : AtomId.make(other),
    proposal: ProposalId.make(id),
    message: closedBy
  }
  return closing
})

/** The end of an atom into which the draft is merged: its own end, or the end that the draft brings to that atom. */
export const closingOfTarget = Effect.fnUntraced(function* (
  actor: ActorId,
  id: string,
  draft: AtomDraft,
  into: string
) {
  const own = yield* ownClosing(actor, id, draft)
  if (own !== null) return own
  const closes = (yield* linksOf(actor, draft)).some(({ relation, to }) => relation === "closes" && to === into)
  return closes ? endedBy(id, draft) : null
})

/** The links of a draft with the present id of each statement: a linked proposal may have been merged into another one. */
const linksOf = Effect.fnUntraced(function* (actor: ActorId, draft: AtomDraft) {
  const links = yield* Effect.forEach(draft.links ?? [], ({ relation, to }) =>
    Effect.map(resolve(actor, "atom", to), (at) => (at === null ? [] : [{ relation, to: AtomId.make(at) }]))
  )
  return links.flat()
})

/** The contradicted atoms that the actor may see. */
export const contradicted = Effect.fnUntraced(function* (actor: ActorId, draft: AtomDraft) {
  const links = (yield* linksOf(actor, draft)).filter(({ relation }) => relation === "contradicts")
  const seen = yield* Effect.filter(links, ({ to }) => Effect.map(loadFromLog(actor, "atom", to), isActive))
  return seen.map(({ to }) => ({ relation: "contradicts", to }) as const)
})

/**
 * Ends the linked atoms. `standIn`: the atom that the proposal becomes, or is merged into; it is not one of them.
 * An atom that is archived, or hidden from the actor, is left as it is.
 */
export const endLinked = Effect.fnUntraced(function* (actor: ActorId, id: string, draft: Draft, standIn: string) {
  if (draft.kind !== "atom") return []
  const steps = new Map<string, Step>()
  for (const { relation, to } of yield* linksOf(actor, draft)) {
    if (relation === "contradicts" || to === standIn) continue
    if (!isActive(yield* loadFromLog(actor, "atom", to))) continue
    const end: Closing =
      relation === "closes"
        ? endedBy(id, draft)
        : { ...done(id, draft), status: "replaced", replacedBy: AtomId.make(standIn) }
    steps.set(to, { subject: subjectOf("atom", to), command: { _tag: "CloseAtom", ...end } })
  }
  return [...steps.values()]
})

/** Undoes `endLinked`. */
export const reopenLinked = Effect.fnUntraced(function* (actor: ActorId, id: string, draft: Draft, standIn: string) {
  if (draft.kind !== "atom") return []
  // A statement may have been merged since the approval, so the links as they were then count too.
  const links = [...(draft.links ?? []), ...(yield* linksOf(actor, draft))]
  const targets = new Set(links.map(({ to }) => to).filter((to) => to !== standIn))
  const ended = yield* Effect.filter([...targets], (to) =>
    Effect.map(
      loadFromLog(actor, "atom", to),
      ({ now }) => now?.closings.some(({ proposal }) => proposal === id) ?? false
    )
  )
  return ended.map((to): Step => ({
    subject: subjectOf("atom", to),
    command: { _tag: "WithdrawAtomClosing", proposal: ProposalId.make(id) }
  }))
})

const isActive = ({ now }: { readonly now: { readonly is: string } | null }) => now?.is === "active"

/** A report that something is not wanted any more withdraws the linked atom. */
const endedBy = (id: string, draft: AtomDraft): Closing =>
  draft.status === "withdrawn" ? { ...done(id, draft), status: "withdrawn" } : done(id, draft)

const done = (id: string, { closedBy = null }: AtomDraft): Closing => ({
  status: "done",
  replacedBy: null,
  proposal: ProposalId.make(id),
  message: closedBy
})
