/** Small facts of a task in a list, each shown by a shape and a word. */
import { Show } from "solid-js"
import type { TaskLine } from "../../gateways/contract/lines.ts"
import { dueEnds } from "../parts/days.ts"
import { PriorityBars } from "../parts/PriorityBars.tsx"
import { isOver } from "../parts/status.ts"
import { words } from "../words/words.ts"

export function PriorityFact(props: { readonly task: TaskLine }) {
  return (
    <Show when={props.task.priority}>
      {(priority) => (
        <span
          class={props.task.suggested.includes("priority") ? "guess" : undefined}
          title={props.task.suggested.includes("priority") ? words.t("suggestedHint") : undefined}
        >
          <PriorityBars priority={priority()} /> {words.value("priority", priority())}
        </span>
      )}
    </Show>
  )
}

export function CategoryFact(props: { readonly task: TaskLine }) {
  return (
    <Show
      when={props.task.category}
      fallback={<span>{words.t(props.task.classification === "pending" ? "pending" : "failed")}</span>}
    >
      {(category) => (
        <span
          class={props.task.suggested.includes("category") ? "guess" : undefined}
          title={props.task.suggested.includes("category") ? words.t("suggestedHint") : undefined}
        >
          {words.value("category", category())}
        </span>
      )}
    </Show>
  )
}

const dayMillis = 24 * 3600 * 1000

export function DueFact(props: { readonly task: TaskLine }) {
  return (
    <Show when={props.task.due}>
      {(due) => (
        <span class={`due ${urgency(due(), props.task.status)}`}>
          {urgency(due(), props.task.status) === "late" ? `${words.t("late")} · ` : ""}
          {words.dueDay(due())}
        </span>
      )}
    </Show>
  )
}

/** A day is due until its end in the person's zone. A finished task is never late. */
const urgency = (due: string, status: TaskLine["status"]) => {
  if (isOver(status)) return ""
  const left = dueEnds(due) - Date.now()
  if (left < 0) return "late"
  return left < 2 * dayMillis ? "soon" : ""
}
