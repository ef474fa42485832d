/** Whom a draft may be given to, and what it may be filed under. Pure. */
import type { PersonRow } from "../../../gateways/contract.ts"
import type { ProposalRow, TopicRow } from "../../../gateways/contract/knowledge.ts"
import { words } from "../../words/words.ts"

/** An option of a list, by id. */
export interface Choice {
  readonly id: string
  readonly name: string
}

/** Whoever may work on a task. */
export const assignable = (people: ReadonlyArray<PersonRow | undefined>): ReadonlyArray<PersonRow> =>
  people.flatMap((person) => (person === undefined || person.role === null || person.role === "viewer" ? [] : [person]))

/** Topics that stand, those that wait for a decision yet, and what the draft is filed under already. */
export const topicChoices = (
  topics: ReadonlyArray<TopicRow>,
  proposals: ReadonlyArray<ProposalRow>,
  held: string | null
): ReadonlyArray<Choice> => [
  ...topics.filter(({ status }) => status === "standing").map(({ id, name }) => ({ id, name })),
  ...proposals.flatMap(({ id, status, draft }) =>
    draft.kind === "topic" && (status === "open" || status === "snoozed" || (id === held && status === "rejected"))
      ? [{ id, name: `${draft.name} · ${words.t(status === "rejected" ? "told.rejected" : "proposed").toLowerCase()}` }]
      : []
  )
]
