/** The topics that a draft may be filed under. Pure. */
import type { ProposalRow, TopicRow } from "../../../gateways/contract/knowledge.ts"
import type { Choice } from "../../parts/fields/Pick.tsx"
import { chatWords as words } from "../../words/words.ts"

/** @param held the topic that the draft is filed under already: it remains a choice after it was rejected */
export const topicChoices = (
  topics: ReadonlyArray<TopicRow>,
  proposals: ReadonlyArray<ProposalRow>,
  held: string | null
): ReadonlyArray<Choice> => [
  ...topics.filter(({ status }) => status === "standing").map(({ id, name }) => ({ id, name })),
  ...proposals.flatMap(({ id, status, draft }) => {
    if (draft.kind !== "topic") return []
    if (status === "open" || status === "snoozed") return [{ id, name: `${draft.name} · ${words.t("proposed")}` }]
    if (status !== "rejected" || id !== held) return []
    return [{ id, name: `${draft.name} · ${words.t("told.rejected").toLowerCase()}` }]
  })
]
