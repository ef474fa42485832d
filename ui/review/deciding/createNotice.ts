/** The notice about the last decision. */
import { createSignal, onCleanup } from "solid-js"
import type { ProposalRow } from "../../../gateways/contract/knowledge.ts"
import { draftTitleOf } from "../draft/draft.ts"

/** The time that the notice is shown. The undo key works after that too. */
const noticeMillis = 6000

export type NoticedDecision = "approved" | "done" | "rejected" | "merged" | "snoozed" | "confirmed"
export interface Notice {
  readonly decision: NoticedDecision
  readonly title: string
  readonly count: number
  /** The proposal, if the decision was about one only, so that the notice can link the created item. */
  readonly id: string | null
}

export const createNotice = () => {
  const [notice, setNotice] = createSignal<Notice | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  return {
    notice,
    show: (shown: Notice) => {
      clearTimeout(timer)
      setNotice(shown)
      timer = setTimeout(() => setNotice(null), noticeMillis)
    },
    hide: () => setNotice(null)
  }
}

export const noticeOf = (decision: NoticedDecision, rows: ReadonlyArray<ProposalRow>): Notice => ({
  decision,
  title: rows[0] === undefined ? "" : draftTitleOf(rows[0].draft),
  count: rows.length,
  id: rows.length === 1 ? (rows[0]?.id ?? null) : null
})
