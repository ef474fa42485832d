/** Renders a proposal as it is now. A message that is in the chat follows the decision, wherever it is made. */
import { Clock, Effect } from "effect"
import { type ProposalId, TaskId } from "../../../domain/ids.ts"
import type { Audience } from "../../../domain/values.ts"
import { nothingToSend, type RenderOutcome, type RenderPlace } from "../cards/renderers/renderer.ts"
import { TaskView } from "../cards/task/taskView.ts"
import type { BotPlace } from "../notices/bundleRenderer.ts"
import { Readers } from "../notices/readers.ts"
import { proposalText } from "./proposalText.ts"
import { ProposalView } from "./proposalView.ts"

interface ProposalWhat {
  readonly proposal: ProposalId
  readonly audience: Audience
}

export const makeProposalRenderer = ({ zone }: BotPlace, linkOf: (task: { readonly id: TaskId }) => string | null) =>
  Effect.gen(function* () {
    const view = yield* ProposalView
    const tasks = yield* TaskView
    const readers = yield* Readers
    return Effect.fnUntraced(function* ({ proposal, audience }: ProposalWhat, { language, isSent }: RenderPlace) {
      const row = yield* view.get(proposal, audience)
      if (row === null) return { is: "absent" } satisfies RenderOutcome
      const { draft, evidence, decidedBy, made, until } = row
      // A postponed proposal becomes open at its time, without an event.
      const now = yield* Clock.currentTimeMillis
      const isBack = row.status === "snoozed" && until !== null && Date.parse(until) <= now
      const status = isBack ? "open" : row.status
      if (draft.kind !== "task") return nothingToSend
      // It is sent when it becomes open.
      if (status === "snoozed" && !isSent) return { is: "absent" } satisfies RenderOutcome
      // It was decided before it was sent to the chat.
      if (status !== "open" && !isSent) return nothingToSend
      const actors = [...evidence.map(({ author }) => author), draft.assignee, decidedBy].filter(
        (each) => each !== null
      )
      const nameOf = yield* readers.namesOf(actors, language)
      const id = status === "approved" && made !== null ? TaskId.make(made) : null
      const task = id === null ? null : yield* tasks.get(id)
      const rendered = proposalText({
        row: { ...row, status },
        draft,
        nameOf,
        language,
        zone,
        now,
        number: task?.number ?? null,
        link: task === null ? null : linkOf(task)
      })
      const waits = status === "open" || status === "snoozed" || (id !== null && task === null)
      return { is: "message", rendered, waits } satisfies RenderOutcome
    })
  })
