/** A column of cards with its count. Cards are dropped on it, and new tasks are made in it. */
import Plus from "lucide-solid/icons/plus"
import { dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter"
import { createSignal, type JSX, onCleanup, onMount, Show } from "solid-js"
import { IconButton } from "../parts/button/IconButton.tsx"
import { KeptRow } from "../parts/held/KeptRow.tsx"
import { words } from "../words/words.ts"
import type { BoardPort } from "./boardPort.ts"
import { Card } from "./Card.tsx"
import { ColumnFrame } from "./column/ColumnFrame.tsx"
import { NewCard } from "./NewCard.tsx"
import type { NewInColumn } from "./newInColumn.ts"
import { ShowMore } from "../tasks/row/ShowMore.tsx"

export function BoardColumn(props: {
  readonly group: string
  readonly name: string
  readonly sign: JSX.Element
  readonly ids: ReadonlyArray<string>
  /** The number of tasks of the column; fewer may be loaded. */
  readonly count: number
  /** Loads more of them; null when all are loaded. */
  readonly onMore: (() => void) | null
  readonly port: BoardPort
  /** The draft of a new task; null when a task cannot begin in this column. */
  readonly newTask: NewInColumn | null
}) {
  let column!: HTMLElement
  const [over, setOver] = createSignal(false)
  const [making, setMaking] = createSignal(false)
  onMount(() => onCleanup(takeCards(column, props, setOver)))
  return (
    <ColumnFrame
      name={props.name}
      sign={props.sign}
      ids={props.ids}
      count={props.count}
      isTarget={over()}
      ref={(element) => (column = element)}
      act={
        props.newTask === null ? undefined : (
          <IconButton small label={words.t("newTaskIn", { column: props.name })} onClick={() => setMaking(true)}>
            <Plus size={15} />
          </IconButton>
        )
      }
      above={
        <Show when={making() && props.newTask}>
          {(newTask) => <NewCard of={newTask()} column={props.name} onClose={() => setMaking(false)} />}
        </Show>
      }
      below={<ShowMore onMore={props.onMore} />}
    >
      {(id, measure) => (
        <KeptRow row={props.port.taskOf(id)}>
          {(task) => <Card task={task()} port={props.port} measure={measure} />}
        </KeptRow>
      )}
    </ColumnFrame>
  )
}

const takeCards = (
  element: HTMLElement,
  props: { readonly group: string; readonly port: BoardPort },
  setOver: (over: boolean) => void
) =>
  dropTargetForElements({
    element,
    canDrop: ({ source }) => typeof source.data["task"] === "string" && props.port.moves.accepts(props.group),
    onDragEnter: () => setOver(true),
    onDragLeave: () => setOver(false),
    onDrop: ({ source }) => {
      setOver(false)
      void props.port.moves.move(String(source.data["task"]), props.group)
    }
  })
