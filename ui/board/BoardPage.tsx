/** The tasks as cards in columns. A card moves by the pointer, by `Shift` with an arrow, or by its menu. */
import { For, Show } from "solid-js"
import { NewAbove } from "../parts/held/NewAbove.tsx"
import type { ToastMessage } from "../parts/toast/message.ts"
import { createTasksPage, type TasksPage } from "../tasks/createTasksPage.ts"
import { isFiltered, noFilter } from "../tasks/filter/filter.ts"
import { FirstSteps } from "../tasks/FirstSteps.tsx"
import { groupName, GroupSign } from "../tasks/groups/GroupSign.tsx"
import { NoMatch } from "../tasks/groups/NoMatch.tsx"
import { keepPlace } from "../tasks/row/keepPlace.ts"
import { SelectionActs } from "../tasks/select/SelectionActs.tsx"
import { TaskListBar } from "../tasks/TaskListBar.tsx"
import { useTaskPages } from "../tasks/useTaskPages.ts"
import { ListBars } from "../tasks/ListBars.tsx"
import { ListAbsent } from "../tasks/views/ListAbsent.tsx"
import { words } from "../words/words.ts"
import { BoardColumn } from "./BoardColumn.tsx"
import { createBoard } from "./createBoard.ts"
import { newInColumn } from "./newInColumn.ts"
import { createPast } from "./past/createPast.ts"
import { PastBoard } from "./past/PastBoard.tsx"
import { PastButton } from "./past/PastButton.tsx"
import "../signs/signs.css"
import "../tasks/bars.css"
import "../tasks/row/facts.css"
import "../tasks/tasks.css"
import "./board.css"

export function BoardPage(props: { readonly toast: (message: ToastMessage | string) => void }) {
  let page!: HTMLDivElement
  const shown = createTasksPage("board", () => page)
  const { live, listed, list, selection, acts, rows, by } = shown
  const pages = useTaskPages(shown)
  const { columns, port } = createBoard(shown, () => page)
  keepPlace(() => page, list, pages.ready)
  const past = createPast(shown)
  const isBare = () => listed.state() !== "shown" || (pages.ready() && list.count() === 0)
  return (
    <>
      <TaskListBar title={words.t("board")} count={pages.ready() ? pages.allCount() : null} mayAct={live.mayAct()}>
        <PastButton past={past} />
      </TaskListBar>
      <div class="tasks-page">
        <ListBars of={shown} pages={pages} past={past.at() === null ? undefined : past.counts()} />
        <Show when={past.at()}>{(at) => <PastBoard of={shown} past={past} at={at()} />}</Show>
        <div class="board-place" hidden={past.at() !== null}>
          <NewAbove count={list.waiting()} onShow={list.showNew} />
          <Show when={isBare()}>
            <NoCards of={shown} toast={props.toast} />
          </Show>
          <div class="board" hidden={isBare()} ref={page} onFocusIn={acts.onFocusIn} aria-busy={!pages.ready()}>
            <For each={columns()}>
              {(key) => (
                <BoardColumn
                  group={key}
                  name={groupName(by(), key, port)}
                  sign={<GroupSign by={by()} group={key} nameOf={port.nameOf} />}
                  ids={list.idsOf(key)}
                  count={pages.countOf(key)}
                  onMore={pages.moreOf(key)}
                  port={port}
                  newTask={live.mayAct() ? newInColumn(by(), key) : null}
                />
              )}
            </For>
          </div>
        </div>
        <SelectionActs acts={acts} selection={selection} rows={rows()} me={live.session.actor} />
      </div>
    </>
  )
}

/** Shown in place of the columns while there are no cards. */
function NoCards(props: {
  readonly of: Pick<TasksPage, "listed">
  readonly toast: (message: ToastMessage | string) => void
}) {
  const { listed } = props.of
  const none = () => (
    <Show
      when={isFiltered(listed.filter())}
      fallback={<FirstSteps title={words.t("emptyTitle")} toast={props.toast} />}
    >
      <NoMatch onClear={() => listed.setFilter(noFilter)} />
    </Show>
  )
  return (
    <div class="page">
      <Show when={listed.state() === "shown"} fallback={<ListAbsent state={listed.state()} place="board" />}>
        {none()}
      </Show>
    </div>
  )
}
