/** Small facts of a task, each told by shape and word. */
import { Show } from "solid-js"
import type { TaskRow } from "../../gateways/contract.ts"
import { words } from "../words/words.ts"

export function Priority(props: { readonly task: TaskRow }) {
  return (
    <Show when={props.task.priority}>
      {(priority) => (
        <span
          class={props.task.suggested.includes("priority") ? "guess" : undefined}
          title={props.task.suggested.includes("priority") ? words.t("suggestedHint") : undefined}
        >
          <span class={`prio ${priority()}`} aria-hidden="true">
            <i />
            <i />
            <i />
          </span>{" "}
          {words.value("priority", priority())}
        </span>
      )}
    </Show>
  )
}

export function Category(props: { readonly task: TaskRow }) {
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

export function DueDate(props: { readonly task: TaskRow }) {
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

/** A day ends at its end; what is finished is never late. */
const urgency = (due: string, status: TaskRow["status"]) => {
  if (status === "done" || status === "cancelled") return ""
  const left = Date.parse(due.length === 10 ? `${due}T23:59:59` : due) - Date.now()
  return left < 0 ? "late" : left < 2 * dayMillis ? "soon" : ""
}
