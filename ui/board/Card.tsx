/** A task as a card of the board. */
import { draggable } from "@atlaskit/pragmatic-drag-and-drop/element/adapter"
import { createSignal, onCleanup, onMount, Show } from "solid-js"
import type { TaskLine } from "../../gateways/contract/lines.ts"
import { isOver } from "../parts/status.ts"
import { AssigneeFact, CategoryFact, DueFact, PriorityFact, SourceFact, TopicFacts } from "../tasks/row/facts.tsx"
import { TitleLink } from "../tasks/row/TitleLink.tsx"
import { words } from "../words/words.ts"
import type { BoardPort } from "./boardPort.ts"
import { MoveMenu } from "./MoveMenu.tsx"

export function Card(props: {
  readonly task: TaskLine
  readonly port: BoardPort
  readonly measure: (card: HTMLElement) => void
}) {
  let card!: HTMLLIElement
  const [dragged, setDragged] = createSignal(false)
  // The menu of a card is made when the pointer or the focus first comes near: a board has hundreds of cards.
  const [near, setNear] = createSignal(false)
  const comeNear = () => setNear(true)
  onMount(() =>
    onCleanup(
      draggable({
        element: card,
        canDrag: () => props.port.mayAct(),
        getInitialData: () => ({ task: props.task.id }),
        onDragStart: () => setDragged(true),
        onDrop: () => setDragged(false)
      })
    )
  )
  return (
    <li
      class="task-card"
      classList={{ over: isOver(props.task.status), chosen: props.port.isSelected(props.task.id), dragged: dragged() }}
      data-task={props.task.id}
      onPointerEnter={comeNear}
      onFocusIn={comeNear}
      ref={(element) => {
        card = element
        props.measure(element)
      }}
    >
      <div class="card-top">
        <span>T-{props.task.number}</span>
        <SourceFact task={props.task} />
        <span class="end">
          <Show when={props.port.mayAct()}>
            <MoveMenu task={props.task} port={props.port} made={near()} />
          </Show>
          <AssigneeFact task={props.task} nameOf={props.port.nameOf} />
        </span>
      </div>
      <TitleLink id={props.task.id} title={props.task.title} draggable={false} />
      <CardFacts task={props.task} port={props.port} />
    </li>
  )
}

function CardFacts(props: { readonly task: TaskLine; readonly port: BoardPort }) {
  return (
    <div class="card-facts">
      <PriorityFact task={props.task} />
      <CategoryFact task={props.task} />
      <DueFact task={props.task} />
      <Show when={props.task.comments > 0}>
        <span>{words.count("commentsCount", props.task.comments)}</span>
      </Show>
      <Show when={props.task.audience !== "team"}>
        <span>{words.t("private")}</span>
      </Show>
      <TopicFacts task={props.task} nameOf={props.port.topicName} />
      <Show when={props.port.newColumn(props.task)}>{(name) => <span class="card-away">→ {name()}</span>}</Show>
    </div>
  )
}
