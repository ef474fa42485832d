/** Review as a state machine: the queue, the cursor, and each decision with its undo. */
import type { Category, Priority } from "../../../domain/values.ts"
import type { TaskLine } from "../../../gateways/contract/lines.ts"
import type { DraftBody } from "../../sync/rest/knowledgeApi.ts"
import type { Situation } from "../keys/keymap.ts"
import { statusOf } from "../queue/division.ts"
import { confirmLabels } from "./confirmLabels.ts"
import { createReviewState, type ReviewState } from "./createReviewState.ts"
import { decideProposals, undoLast } from "./decideProposals.ts"
import type { ReviewPort } from "./port.ts"

export const createReview = (port: ReviewPort) => {
  const state = createReviewState(port)
  const { queue, notice, reason, mode, setMode, go } = state
  const proposals = decideProposals(state)
  // Any other action ends the wait for a reason.
  const settled =
    <Args extends ReadonlyArray<unknown>, A>(act: (...args: Args) => A) =>
    (...args: Args): A => {
      reason.settle()
      return act(...args)
    }
  return {
    ...queue,
    mode,
    setMode,
    go,
    notice: notice.notice,
    reasonWanted: reason.wanted,
    giveReason: reason.settle,
    situation: () => situationOf(state),
    step: settled((by: 1 | -1) => stepFrom(state, by)),
    select: queue.toggle,
    approve: settled((draft?: DraftBody, seen?: number) => {
      const tasks = queue.subjects().flatMap((entry) => (entry.is === "classified" ? [entry.task] : []))
      proposals.approve(draft, seen)
      confirmLabels(state, tasks)
    }),
    approveDone: settled(proposals.approveDone),
    reject: settled(proposals.reject),
    merge: settled(proposals.merge),
    snooze: settled(proposals.snooze),
    amend: settled(proposals.amend),
    confirm: settled((task: TaskLine, category: Category, priority: Priority) =>
      confirmLabels(state, [task], { category, priority })
    ),
    undo: settled(() => undoLast(state))
  }
}
export type Review = ReturnType<typeof createReview>

const situationOf = ({ port, queue, reason, mode }: ReviewState): Situation => {
  const here = queue.current()
  const statuses = new Set(queue.subjects().map((entry) => (entry.is === "proposal" ? statusOf(entry.row) : null)))
  const [status = null] = statuses
  return {
    mode: mode(),
    on: here !== null && queue.undecided(here) ? here.is : null,
    status: statuses.size === 1 ? status : null,
    selected: queue.chosen().length,
    reasonWanted: reason.wanted(),
    mayAct: port.mayAct()
  }
}

/** Moves to the next or previous undecided entry. The cursor stops at both ends. */
const stepFrom = ({ queue, go }: ReviewState, by: 1 | -1) => {
  const entries = queue.entries()
  const at = entries.findIndex(({ key }) => key === queue.cursor())
  const after = entries.slice(at + 1)
  const before = entries.slice(0, Math.max(at, 0))
  const to = by === 1 ? after.find(queue.undecided) : before.findLast(queue.undecided)
  if (to !== undefined) go(to.key)
}
