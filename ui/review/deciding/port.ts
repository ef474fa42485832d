/** The parts of the page that Review needs. */
import type { Category, Priority } from "../../../domain/values.ts"
import type { Receipt } from "../../../gateways/contract.ts"
import type { TaskLine } from "../../../gateways/contract/lines.ts"
import type { ProposalRow } from "../../../gateways/contract/knowledge.ts"
import type { ToastMessage } from "../../parts/toast/message.ts"
import type { knowledgeApi } from "../../sync/rest/knowledgeApi.ts"

export type DraftChange = Partial<ProposalRow>
/** Null after a refusal, which the person has already seen. */
export type DecisionAnswer = Promise<Receipt | null>

export interface Labels {
  readonly category: Category
  readonly priority: Priority
}
export type InTurn = <A>(request: () => Promise<A>) => Promise<A>

export interface ReviewPort {
  readonly me: ProposalRow["decidedBy"]
  /** True when this person may decide. */
  readonly mayAct: () => boolean
  readonly proposals: () => ReadonlyArray<ProposalRow>
  readonly tasks: () => ReadonlyArray<TaskLine>
  /** Shows a change immediately, sends the request, and reverts the change after a refusal. */
  readonly change: (id: string, change: DraftChange, request: () => Promise<Receipt>) => DecisionAnswer
  /** Shows a message. Returns the function that closes it and forgets its undo. */
  readonly toast: (message: ToastMessage) => () => void
  /** Lets the person undo a decision before its message is shown. Returns the function that forgets it. */
  readonly offerUndo: (reverse: () => void) => () => void
  /** The task that the approval of a proposal made, once it is known. */
  readonly linkOf: (proposal: string) => ToastMessage["link"]
  /** Shows the labels immediately. `inTurn` sends the request when it is its turn. */
  readonly correct: (task: TaskLine, labels: Labels, inTurn: InTurn) => DecisionAnswer
  readonly send: Pick<typeof knowledgeApi, "approve" | "reject" | "merge" | "amend" | "snooze" | "reopen">
}
