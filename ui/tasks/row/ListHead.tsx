/** The head of the columns. A press on a column sorts by it. */
import type { Order } from "../../../domain/savedViews/listVocabulary.ts"
import ChevronUp from "lucide-solid/icons/chevron-up"
import { createEffect, Show } from "solid-js"
import { words } from "../../words/words.ts"
import "./row.css"

export function ListHead(props: {
  readonly order: Order
  readonly onOrder: (order: Order) => void
  readonly mayAct: boolean
  /** The numbers of selected and of listed rows. */
  readonly selected: number
  readonly total: number
  readonly onSelectAll: (all: boolean) => void
}) {
  const some = () => props.selected > 0 && props.selected < props.total
  return (
    <div class="list-head">
      <span class="slot-box">
        <Show when={props.mayAct && props.total > 0}>
          <input
            class="row-box"
            type="checkbox"
            aria-label={words.t("selectAll")}
            checked={props.selected > 0}
            ref={(box) => createEffect(() => (box.indeterminate = some()))}
            onChange={() => props.onSelectAll(props.selected === 0)}
          />
        </Show>
      </span>
      <SortButton {...props} by="priority" short />
      <SortButton {...props} by="newest" />
      <span />
      <SortButton {...props} by="title" />
      <span class="topics-head">{words.t("field.topic")}</span>
      <SortButton {...props} by="due" />
      <span class="slot-source" />
      <span />
    </div>
  )
}

function SortButton(props: {
  readonly by: Order
  /** Only an arrow fits. */
  readonly short?: boolean
  readonly order: Order
  readonly onOrder: (order: Order) => void
}) {
  const chosen = () => props.order === props.by
  return (
    <button
      class="sort"
      classList={{ chosen: chosen() }}
      type="button"
      aria-pressed={chosen()}
      aria-label={words.t("sortBy", { order: words.value("order", props.by) })}
      title={words.t("sortBy", { order: words.value("order", props.by) })}
      onClick={() => props.onOrder(chosen() ? "newest" : props.by)}
    >
      <Show when={props.short !== true}>
        <span>{words.value("orderHead", props.by)}</span>
      </Show>
      <Show when={chosen() || props.short}>
        <ChevronUp size={11} />
      </Show>
    </button>
  )
}
