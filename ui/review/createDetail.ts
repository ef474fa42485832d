/** The proposal under the cursor, with its messages and similar items. */
import { createMemo } from "solid-js"
import type { MessageRow } from "../../gateways/contract.ts"
import type { Lookup } from "../knowledge/names/lookup.ts"
import { createFetched } from "../sync/fetched.ts"
import { knowledgeApi } from "../sync/rest/knowledgeApi.ts"
import { mostTargets, targetsOf } from "./draft/nearest.ts"
import type { QueueEntry } from "./queue/queue.ts"

export const createDetail = (
  current: () => QueueEntry | null,
  known: Lookup,
  messageOf: (id: string) => MessageRow | undefined
) => {
  const proposal = createMemo(() => {
    const entry = current()
    return entry?.is === "proposal" ? entry.row : null
  })
  const full = createFetched(
    () => proposal()?.id ?? null,
    (id) => knowledgeApi.proposal(id)
  )
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
    messages: (): ReadonlyArray<MessageRow> => {
      const quoted = new Set(proposal()?.evidence.map(({ message }) => message))
      return answer()?.messages ?? [...quoted].flatMap((id) => messageOf(id) ?? [])
    },
    targets: createMemo(() => {
      const row = proposal()
      return row === null ? [] : targetsOf(row, similar(), known).slice(0, mostTargets)
    }),
    loading: full.loading,
    missing: () => full.failed() !== null
  }
}
export type Detail = ReturnType<typeof createDetail>
