/** The proposal under the cursor, with its messages, similar items and merge targets. */
import { createEffect, createMemo } from "solid-js"
import type { ProposalRow } from "../../gateways/contract/knowledge.ts"
import type { Lookup } from "../knowledge/names/lookup.ts"
import { createFetched } from "../sync/fetched.ts"
import { knowledgeApi } from "../sync/rest/knowledgeApi.ts"
import type { Live } from "../sync/live.tsx"
import { createTargets } from "./merge/createTargets.ts"
import { makeAhead } from "./evidence/ahead.ts"
import type { QueueEntry } from "./queue/queue.ts"

/** @param next the ids of the proposals that the person will see next: they are fetched before */
export const createDetail = (
  current: () => QueueEntry | null,
  next: () => ReadonlyArray<string>,
  known: Lookup,
  live: Pick<Live, "messages" | "views">
) => {
  const proposal = createMemo((): ProposalRow | null => {
    const entry = current()
    return entry?.is === "proposal" ? entry.row : null
  })
  const ahead = makeAhead(knowledgeApi.proposal)
  const full = createFetched(() => proposal()?.id ?? null, ahead.take)
  createEffect(() => {
    // One after the other: the proposal on the page comes first.
    if (!full.loading()) ahead.prepare(next())
  })
  /** Null until the answer for this proposal has arrived. */
  const answer = () => {
    const fetched = full.value()
    return fetched !== null && fetched.about === proposal()?.id ? fetched.answer : null
  }
  const similar = () => answer()?.similar ?? []
  return {
    proposal,
    similar,
    /** Until the answer arrives: the quoted messages that the page has already. */
    messages: () => {
      const quoted = new Set(proposal()?.evidence.map(({ message }) => message))
      return answer()?.messages ?? [...quoted].flatMap((id) => live.messages[id] ?? [])
    },
    merge: createTargets(proposal, similar, known, live.views),
    loading: full.loading,
    missing: () => full.failed() !== null
  }
}
export type Detail = ReturnType<typeof createDetail>
