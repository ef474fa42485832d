/** The tasks whose labels a machine is not sure of, in one card: change what is wrong, and confirm the rest together. */
import { A } from "@solidjs/router"
import Check from "lucide-solid/icons/check"
import { createEffect, For, on, Show } from "solid-js"
import type { TaskLine } from "../../../gateways/contract/lines.ts"
import { categoryChoices, priorityChoices } from "../../parts/fields/choices.ts"
import { Pick } from "../../parts/fields/Pick.tsx"
import { chatWords as words } from "../../words/words.ts"
import { labelsWith } from "../deciding/confirmLabels.ts"
import type { NewLabels } from "../state/createLabels.ts"
import { isDoubtful } from "../queue/queue.ts"
import "./labels.css"

interface Props {
  readonly tasks: ReadonlyArray<TaskLine>
  /** The labels that the person chose and has not confirmed. */
  readonly chosenOf: (task: string) => NewLabels
  readonly mayAct: boolean
  /** Moves the focus to the first label. */
  readonly editing: boolean
  readonly onChoose: (task: string, labels: NewLabels) => void
  readonly onConfirm: (task: TaskLine) => void
}

export function LabelsCard(props: Props) {
  let list!: HTMLUListElement
  createEffect(
    on(
      () => props.editing,
      (editing) => editing && list.querySelector<HTMLElement>("select:not(:disabled)")?.focus()
    )
  )
  const byId = () => new Map(props.tasks.map((task) => [task.id as string, task]))
  return (
    <section class="label-card" aria-label={words.t("labelsToCheck")}>
      <h2>{words.t("labelsToCheck")}</h2>
      <Show when={props.mayAct}>
        <p class="quiet-text">{words.t("labelsHelp")}</p>
      </Show>
      <ul ref={list}>
        {/* By id: a row that changes keeps its element, and its focus. */}
        <For each={[...byId().keys()]}>
          {(id) => <Show when={byId().get(id)}>{(task) => <LabelsRow {...props} task={task()} />}</Show>}
        </For>
      </ul>
    </section>
  )
}

function LabelsRow(props: Props & { readonly task: TaskLine }) {
  const waits = () => isDoubtful(props.task)
  const labels = () => labelsWith(props.task, props.chosenOf(props.task.id))
  const disabled = () => !waits() || !props.mayAct
  return (
    <li classList={{ checked: !waits() }}>
      <A class="what" href={`/tasks/${props.task.id}`}>
        <span class="id">T-{props.task.number}</span> <bdi>{props.task.title}</bdi>
      </A>
      <Pick
        label={`${words.t("field.category")}, T-${props.task.number}`}
        value={labels().category}
        choices={categoryChoices}
        disabled={disabled()}
        onPick={(category) => category !== null && props.onChoose(props.task.id, { category })}
      />
      <Pick
        label={`${words.t("field.priority")}, T-${props.task.number}`}
        value={labels().priority}
        choices={priorityChoices}
        disabled={disabled()}
        onPick={(priority) => priority !== null && props.onChoose(props.task.id, { priority })}
      />
      <Show
        when={waits()}
        fallback={
          <span class="outcome-word">
            <Check size={13} stroke-width={2.5} /> {words.t("checked")}
          </span>
        }
      >
        <button
          class="btn sm"
          type="button"
          disabled={disabled()}
          aria-label={`${words.t("confirm")} T-${props.task.number}`}
          onClick={() => props.onConfirm(props.task)}
        >
          {words.t("confirm")}
        </button>
      </Show>
    </li>
  )
}
