/** A task in one line, in fixed columns. */
import { Show } from "solid-js"
import type { TaskLine as Task } from "../../../gateways/contract/lines.ts"
import { isOver } from "../../parts/status.ts"
import { StatusSign } from "../../signs/StatusSign.tsx"
import { words } from "../../words/words.ts"
import type { RowPort } from "./rowPort.ts"
import { AssigneeFact, CategoryFact, DueFact, PriorityFact, SourceFact, TopicFacts } from "./facts.tsx"
import { TitleLink } from "./TitleLink.tsx"
import "./row.css"

export function TaskLine(props: {
  readonly task: Task
  readonly port: RowPort
  /** Measures the row; undefined where all rows are equally high. */
  readonly measure?: ((row: HTMLElement) => void) | undefined
}) {
  const over = () => isOver(props.task.status)
  return (
    <li
      ref={(row) => props.measure?.(row)}
      class="task-line"
      classList={{ over: over(), chosen: props.port.isSelected(props.task.id) }}
      data-task={props.task.id}
    >
      <SelectBox task={props.task} port={props.port} />
      <PriorityFact task={props.task} />
      <span class="number">T-{props.task.number}</span>
      <button
        class="status-button"
        type="button"
        tabindex="-1"
        aria-label={`${words.t(over() ? "reopen" : "complete")}: T-${props.task.number}`}
        title={words.value("status", props.task.status)}
        disabled={!props.port.mayAct()}
        onClick={() => props.port.toggle(props.task)}
      >
        <StatusSign status={props.task.status} />
      </button>
      <span class="title-slot">
        <TitleLink id={props.task.id} title={props.task.title} />
        <Extras task={props.task} />
      </span>
      <TopicFacts task={props.task} nameOf={props.port.topicName} />
      <span class="slot-due">
        <DueFact task={props.task} />
      </span>
      <SourceFact task={props.task} />
      <AssigneeFact task={props.task} nameOf={props.port.nameOf} />
    </li>
  )
}

function SelectBox(props: { readonly task: Task; readonly port: RowPort }) {
  return (
    <span class="slot-box">
      <Show when={props.port.mayAct()}>
        <input
          class="row-box"
          type="checkbox"
          tabindex="-1"
          aria-label={`${words.t("verbName.select")}: T-${props.task.number}`}
          checked={props.port.isSelected(props.task.id)}
          onClick={(event) => props.port.select(props.task.id, event.shiftKey)}
        />
      </Show>
    </span>
  )
}

/** Facts beside the title. Only what is unusual is shown: a guess, a comment, a private task. */
function Extras(props: { readonly task: Task }) {
  return (
    <span class="extras">
      <Show when={props.task.audience !== "team"}>
        <span>{words.t("private")}</span>
      </Show>
      <Show when={props.task.category === null || props.task.suggested.includes("category")}>
        <CategoryFact task={props.task} />
      </Show>
      <Show when={props.task.comments > 0}>
        <span>{words.count("commentsCount", props.task.comments)}</span>
      </Show>
    </span>
  )
}
