/** The groups that have tasks. The finished tasks are folded at first. */
import { createSignal, For, Show } from "solid-js"
import type { RowPort } from "../tasks/row/rowPort.ts"
import { TaskGroup } from "../tasks/row/TaskGroup.tsx"
import { words } from "../words/words.ts"
import type { MyTasks } from "./createMyTasks.ts"
import { type MySpan, mySpans } from "./mySpans.ts"

export function MyGroups(props: {
  readonly list: MyTasks
  /** True while tasks are selected. */
  readonly picking: boolean
  readonly scroller: () => HTMLElement
  readonly port: RowPort
}) {
  const [folded, setFolded] = createSignal<ReadonlySet<MySpan>>(new Set(["done"]))
  const fold = (span: MySpan, isFolded: boolean) => {
    const next = new Set(folded())
    if (isFolded) next.add(span)
    else next.delete(span)
    setFolded(next)
  }
  return (
    <div classList={{ picking: props.picking }}>
      <For each={mySpans}>
        {(span) => (
          <Show when={props.list.idsOf(span).length > 0}>
            <div class={`my-${span}`}>
              <TaskGroup
                name={words.value("mySpan", span)}
                sign={undefined}
                ids={props.list.idsOf(span)}
                count={props.list.idsOf(span).length}
                onMore={null}
                folded={folded().has(span)}
                onFold={(isFolded) => fold(span, isFolded)}
                scroller={props.scroller}
                port={props.port}
              />
            </div>
          </Show>
        )}
      </For>
    </div>
  )
}
