/** A task in one line. */
import { A } from "@solidjs/router"
import Check from "lucide-solid/icons/check"
import { Show } from "solid-js"
import type { Status } from "../../domain/values.ts"
import type { TaskLine as Task } from "../../gateways/contract/lines.ts"
import { isOver } from "../parts/status.ts"
import { words } from "../words/words.ts"
import { CategoryFact, DueFact, PriorityFact } from "./facts.tsx"

export function TaskLine(props: {
  readonly task: Task
  readonly mayAct: boolean
  readonly who: (actor: string) => string
  readonly onToggle: () => void
}) {
  const over = () => isOver(props.task.status)
  return (
    <li class={`row ${over() ? "over" : ""}`} data-task={props.task.id}>
      <span class="number">T-{props.task.number}</span>
      <button
        class={`box ${boxLooks[props.task.status]}`}
        type="button"
        role="checkbox"
        aria-checked={props.task.status === "done"}
        aria-label={`${words.t(over() ? "reopen" : "complete")}: T-${props.task.number}`}
        disabled={!props.mayAct}
        onClick={props.onToggle}
      >
        <Check size={11} stroke-width={3} />
      </button>
      <A class="title" href={`/tasks/${props.task.id}`}>
        <bdi>{props.task.title}</bdi>
      </A>
      <span class="facts">
        <Show when={props.task.audience !== "team"}>
          <span>{words.t("private")}</span>
        </Show>
        <PriorityFact task={props.task} />
        <CategoryFact task={props.task} />
        <DueFact task={props.task} />
        <Show when={props.task.assignee}>
          {(assignee) => (
            <bdi class={props.task.suggested.includes("assignee") ? "guess" : undefined}>{props.who(assignee())}</bdi>
          )}
        </Show>
      </span>
    </li>
  )
}

const boxLooks: { readonly [S in Status]: string } = { open: "", "in-progress": "half", done: "", cancelled: "crossed" }
