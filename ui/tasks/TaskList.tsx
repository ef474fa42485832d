/** Every task that this person may see, in groups, filtered and sorted as the address says. */
import { For, Show } from "solid-js"
import { NewAbove } from "../parts/held/NewAbove.tsx"
import type { ToastMessage } from "../parts/toast/message.ts"
import { words } from "../words/words.ts"
import { createTasksPage, type TasksPage } from "./createTasksPage.ts"
import { isFiltered, noFilter } from "./filter/filter.ts"
import { FirstSteps } from "./FirstSteps.tsx"
import { createFolds } from "./groups/createFolds.ts"
import { groupName, GroupSign } from "./groups/GroupSign.tsx"
import { HiddenTasks } from "./groups/HiddenTasks.tsx"
import { NoMatch } from "./groups/NoMatch.tsx"
import { keepPlace } from "./row/keepPlace.ts"
import { ListHead } from "./row/ListHead.tsx"
import { TaskGroup } from "./row/TaskGroup.tsx"
import { SelectionActs } from "./select/SelectionActs.tsx"
import { type TaskPages, useTaskPages } from "./useTaskPages.ts"
import { TaskListBar } from "./TaskListBar.tsx"
import { ListBars } from "./ListBars.tsx"
import { ListAbsent } from "./views/ListAbsent.tsx"
import "../signs/signs.css"
import "./bars.css"
import "./tasks.css"

export function TaskList(props: { readonly toast: (message: ToastMessage | string) => void }) {
  let page!: HTMLDivElement
  const shown = createTasksPage("list", () => page)
  const { live, listed, list, selection, acts, rows } = shown
  const pages = useTaskPages(shown)
  keepPlace(() => page, list, pages.ready)
  const showNew = () => {
    list.showNew()
    page.scrollTo({ top: 0 })
  }
  const filtered = () => isFiltered(listed.filter())
  const isEmpty = () => pages.ready() && listed.state() === "shown" && list.count() === 0
  return (
    <>
      <TaskListBar title={words.t("tasks")} count={pages.ready() ? pages.allCount() : null} mayAct={live.mayAct()} />
      <div class="tasks-page">
        <ListBars of={shown} pages={pages} />
        <div class="page tasks-scroll" ref={page} onFocusIn={acts.onFocusIn} aria-busy={!pages.ready()}>
          <NewAbove count={list.waiting()} onShow={showNew} />
          <Show when={list.count() > 0}>
            <ListHead
              order={listed.order()}
              onOrder={listed.setOrder}
              mayAct={live.mayAct()}
              selected={selection.ids().length}
              total={list.count()}
              onSelectAll={(all) => (all ? selection.all() : selection.clear())}
            />
          </Show>
          <Groups {...shown} {...pages} scroller={() => page} />
          <ListAbsent state={listed.state()} place="list" />
          <HiddenTasks
            count={listed.state() === "shown" ? list.hiddenCount() : 0}
            shown={listed.filter().hidden}
            onShow={(hidden) => listed.setFilter({ ...listed.filter(), hidden })}
          />
          <Show when={isEmpty() && (filtered() || list.hiddenCount() === 0)}>
            <Show when={filtered()} fallback={<FirstSteps title={words.t("emptyTitle")} toast={props.toast} />}>
              <NoMatch onClear={() => listed.setFilter(noFilter)} />
            </Show>
          </Show>
        </div>
        <SelectionActs acts={acts} selection={selection} rows={rows()} me={live.session.actor} />
      </div>
    </>
  )
}

/** The groups with tasks. A finished group is folded at first. */
function Groups(
  props: Pick<TasksPage, "list" | "by" | "port" | "selection"> &
    Pick<TaskPages, "countOf" | "moreOf"> & { readonly scroller: () => HTMLElement }
) {
  const folds = createFolds(() => props.by())
  return (
    <div classList={{ picking: props.selection.ids().length > 0 }}>
      <For each={props.list.keys()}>
        {(key) => (
          <Show when={props.list.idsOf(key).length > 0}>
            <TaskGroup
              name={groupName(props.by(), key, props.port)}
              sign={<GroupSign by={props.by()} group={key} nameOf={props.port.nameOf} />}
              ids={props.list.idsOf(key)}
              count={props.countOf(key)}
              onMore={props.moreOf(key)}
              folded={folds.isFolded(key)}
              onFold={(folded) => folds.set(key, folded)}
              scroller={props.scroller}
              port={props.port}
            />
          </Show>
        )}
      </For>
    </div>
  )
}
