/** Review's view of the rest of the page. */
import type { Category, Priority } from "../../../domain/values.ts"
import type { Receipt, TaskRow } from "../../../gateways/contract.ts"
import type { ProposalRow } from "../../../gateways/contract/knowledge.ts"
import type { knowledgeApi } from "../../sync/rest/knowledgeApi.ts"

export type DraftChange = Partial<ProposalRow>
/** Null after a refusal, which has been shown to the person by then. */
export type DecisionAnswer = Promise<Receipt | null>

export interface ReviewPort {
  readonly me: ProposalRow["decidedBy"]
  /** Whether this person may decide. */
  readonly mayAct: () => boolean
  readonly proposals: () => ReadonlyArray<ProposalRow>
  readonly tasks: () => ReadonlyArray<TaskRow>
  /** Shows a change at once, sends the request, and takes the change back after a refusal. */
  readonly change: (id: string, change: DraftChange, request: () => Promise<Receipt>) => DecisionAnswer
  readonly correct: (task: TaskRow, category: Category, priority: Priority) => DecisionAnswer
  readonly send: Pick<typeof knowledgeApi, "approve" | "reject" | "merge" | "amend" | "snooze" | "reopen">
}
