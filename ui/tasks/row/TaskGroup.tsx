/** A group of tasks, which folds. */
import ChevronDown from "lucide-solid/icons/chevron-down"
import ChevronRight from "lucide-solid/icons/chevron-right"
import { type JSX, Show } from "solid-js"
import { Dynamic } from "solid-js/web"
import { createMedia } from "../../parts/createMedia.ts"
import { KeptRow } from "../../parts/held/KeptRow.tsx"
import { VirtualRows } from "../../parts/rows/VirtualRows.tsx"
import { words } from "../../words/words.ts"
import type { RowPort } from "./rowPort.ts"
import { TaskLine } from "./TaskLine.tsx"
import { ShowMore } from "./ShowMore.tsx"

/** Pixels of a row; on a phone, where titles wrap, the estimate until the row is measured. */
const rowHeight = 36
/** The same limit as in `row.css`. */
const phone = "(max-width: 760px)"

export function TaskGroup(props: {
  readonly name: string
  readonly sign: JSX.Element
  readonly ids: ReadonlyArray<string>
  /** The number of tasks of the group; fewer may be loaded. */
  readonly count: number
  /** Loads more of them; null when all are loaded. */
  readonly onMore: (() => void) | null
  readonly folded: boolean
  readonly onFold: (folded: boolean) => void
  /** The element that scrolls. */
  readonly scroller: () => HTMLElement
  readonly port: RowPort
}) {
  const isPhone = createMedia(phone)
  return (
    <section class="task-group">
      <h2>
        <button class="gh" type="button" aria-expanded={!props.folded} onClick={() => props.onFold(!props.folded)}>
          <Dynamic component={props.folded ? ChevronRight : ChevronDown} size={12} />
          {props.sign}
          <bdi>{props.name}</bdi> <span class="n">{words.number(props.count)}</span>
        </button>
      </h2>
      <Show when={!props.folded}>
        <VirtualRows class="rows" ids={props.ids} height={rowHeight} scroller={props.scroller}>
          {(id, measure) => (
            <KeptRow row={props.port.taskOf(id)}>
              {(task) => <TaskLine task={task()} port={props.port} measure={isPhone() ? measure : undefined} />}
            </KeptRow>
          )}
        </VirtualRows>
        <ShowMore onMore={props.onMore} />
      </Show>
    </section>
  )
}
