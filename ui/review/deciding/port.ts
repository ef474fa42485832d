/** The parts of the page that Review needs. */
import type { Category, Priority } from "../../../domain/values.ts"
import type { Receipt } from "../../../gateways/contract.ts"
import type { TaskLine } from "../../../gateways/contract/lines.ts"
import type { ProposalRow } from "../../../gateways/contract/knowledge.ts"
import type { knowledgeApi } from "../../sync/rest/knowledgeApi.ts"

export type DraftChange = Partial<ProposalRow>
/** Null after a refusal, which the person has already seen. */
export type DecisionAnswer = Promise<Receipt | null>

export interface ReviewPort {
  readonly me: ProposalRow["decidedBy"]
  /** True when this person may decide. */
  readonly mayAct: () => boolean
  readonly proposals: () => ReadonlyArray<ProposalRow>
  readonly tasks: () => ReadonlyArray<TaskLine>
  /** Shows a change immediately, sends the request, and reverts the change after a refusal. */
  readonly change: (id: string, change: DraftChange, request: () => Promise<Receipt>) => DecisionAnswer
  readonly correct: (task: TaskLine, category: Category, priority: Priority) => DecisionAnswer
  readonly send: Pick<typeof knowledgeApi, "approve" | "reject" | "merge" | "amend" | "snooze" | "reopen">
}
