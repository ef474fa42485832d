/** Review as a state machine: the queue, the cursor, and each decision with its undo. */
import type { TaskLine } from "../../../gateways/contract/lines.ts"
import type { DraftBody } from "../../sync/rest/knowledgeApi.ts"
import type { Situation } from "../keys/keymap.ts"
import { statusOf } from "../queue/division.ts"
import { isDoubtful, type QueueEntry, type QueueHeading } from "../queue/queue.ts"
import { confirmLabels } from "./confirmLabels.ts"
import { createReviewState, type ReviewState } from "./createReviewState.ts"
import { decideProposals } from "./decideProposals.ts"
import type { ReviewPort } from "./port.ts"

export const createReview = (port: ReviewPort) => {
  const state = createReviewState(port)
  const { queue, reason, mode, setMode, go } = state
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
    reasonWanted: reason.wanted,
    giveReason: reason.settle,
    situation: () => situationOf(state),
    step: settled((by: 1 | -1) => stepFrom(state, by)),
    select: queue.toggle,
    approve: settled((draft?: DraftBody, seen?: number) => {
      const tasks = queue.subjects().flatMap((entry) => (entry.is === "labels" ? entry.tasks.filter(isDoubtful) : []))
      proposals.approve(draft, seen)
      confirmLabels(state, tasks)
    }),
    approveDone: settled(proposals.approveDone),
    reject: settled(proposals.reject),
    merge: settled(proposals.merge),
    snooze: settled(proposals.snooze),
    amend: settled(proposals.amend),
    /** Checks the labels of one task. */
    confirm: settled((task: TaskLine) => confirmLabels(state, [task])),
    labels: state.labels,
    /** The ids of the proposals that the cursor will come to next. */
    ahead: () => aheadOf(state),
    /** The undecided proposals that are folded away. */
    weaker: () => queue.groups().reduce((n, { heading }) => n + hiddenIn(heading), 0),
    /** The proposals that this person has decided on since the page was opened. */
    decided: () => queue.entries().filter((entry) => isDecidedBy(entry, port.me)).length
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

/** The entries that are prepared. */
const aheadCount = 2
const aheadOf = ({ queue }: ReviewState): ReadonlyArray<string> => {
  const entries = queue.entries()
  const at = entries.findIndex(({ key }) => key === queue.cursor())
  return entries
    .slice(at + 1)
    .filter(queue.undecided)
    .slice(0, aheadCount)
    .flatMap((entry) => (entry.is === "proposal" ? [entry.row.id] : []))
}

const hiddenIn = (heading: QueueHeading) => (heading.is === "weaker" && heading.folded ? heading.count : 0)

const isDecidedBy = (entry: QueueEntry, me: ReviewPort["me"]) =>
  entry.is === "proposal" && settledStatuses.has(entry.row.status) && entry.row.decidedBy === me
const settledStatuses: ReadonlySet<string> = new Set(["approved", "merged", "rejected"])

/** Moves to the next or previous undecided entry. The cursor stops at both ends. */
const stepFrom = ({ queue, go }: ReviewState, by: 1 | -1) => {
  const entries = queue.entries()
  const at = entries.findIndex(({ key }) => key === queue.cursor())
  const after = entries.slice(at + 1)
  const before = entries.slice(0, Math.max(at, 0))
  const to = by === 1 ? after.find(queue.undecided) : before.findLast(queue.undecided)
  if (to !== undefined) go(to.key)
}
