/** My tasks: the tasks of the reader, grouped by when they are due. */
import { useSearchParams } from "@solidjs/router"
import { createMemo, Show } from "solid-js"
import { Bar } from "../parts/bar/Bar.tsx"
import { useClock } from "../parts/clock.ts"
import { NewAbove } from "../parts/held/NewAbove.tsx"
import { Tabs } from "../parts/show/Tabs.tsx"
import { useLive } from "../sync/live.tsx"
import { NewTaskButton } from "../tasks/create/NewTaskButton.tsx"
import { namedRows } from "../tasks/filter/fieldValues.ts"
import { HiddenTasks } from "../tasks/groups/HiddenTasks.tsx"
import { placingOwn } from "../tasks/groups/placingOwn.ts"
import { focusedTask, focusTask } from "../tasks/row/focusRows.ts"
import { keepPlace } from "../tasks/row/keepPlace.ts"
import { createActs } from "../tasks/select/createActs.ts"
import { createSelection } from "../tasks/select/createSelection.ts"
import { rowPortOf } from "../tasks/select/rowPortOf.ts"
import { SelectionActs } from "../tasks/select/SelectionActs.tsx"
import { words } from "../words/words.ts"
import { createMyTasks, type MyTasks } from "./createMyTasks.ts"
import { MyGroups } from "./MyGroups.tsx"
import { type MyList, myLists } from "./mySpans.ts"
import { NothingMine } from "./NothingMine.tsx"
import { useMyWindows } from "./useMyWindows.ts"
import "../signs/signs.css"
import "../tasks/bars.css"
import "../tasks/tasks.css"
import "./mine.css"

export function MyTasksPage() {
  let page!: HTMLDivElement
  const { live, list, shown, rows, selection, acts, port, onFocusIn } = createMyPage(() => page)
  const windows = useMyWindows(live.views.tasks.table, useClock(), shown.list)
  keepPlace(() => page, list, windows.ready)
  const isEmpty = () => windows.ready() && list.ids().every((id) => list.idsOf("done").includes(id))
  const showNew = () => {
    list.place()
    page.scrollTo({ top: 0 })
  }
  return (
    <>
      <MyBar list={list} ready={windows.ready()} mayAct={live.mayAct()} />
      <div class="subbar">
        <Tabs
          label={words.t("myTasks")}
          value={shown.list()}
          onPick={shown.setList}
          tabs={myLists.map((id) => ({ id, name: words.value("myList", id) }))}
        />
      </div>
      <div class="tasks-page mine">
        <div class="page tasks-scroll" ref={page} onFocusIn={onFocusIn} aria-busy={!windows.ready()}>
          <NewAbove count={list.waiting()} onShow={showNew} />
          <Show when={isEmpty()}>
            <NothingMine list={shown.list()} mayAct={live.mayAct()} hiddenCount={list.hiddenCount()} />
          </Show>
          <MyGroups list={list} picking={selection.ids().length > 0} scroller={() => page} port={port} />
          <HiddenTasks count={list.hiddenCount()} shown={list.showsHidden()} onShow={list.showHidden} />
        </div>
        <SelectionActs acts={acts} selection={selection} rows={rows()} me={live.session.actor} />
      </div>
    </>
  )
}

/** The state of the page: its groups, its selection and its verbs. */
const createMyPage = (page: () => HTMLElement) => {
  const followed = useLive()
  const shown = createShownList()
  const list = createMyTasks(followed.views.tasks.table, followed.session.actor, useClock(), shown.list)
  // A dialog takes the focus, so the last row with the focus is kept.
  let current = ""
  /** A task whose date is changed moves to another group at once, and its row keeps the focus. */
  const place = (id: string) => {
    list.place()
    if (id === current) queueMicrotask(() => focusTask(page(), id))
  }
  const live = placingOwn(followed, place, (change) => change.due !== undefined)
  const selection = createSelection(list.ids)
  const acts = createActs({ live, page, selection })
  const onFocusIn = () => {
    current = focusedTask() ?? ""
    acts.onFocusIn()
  }
  return {
    live,
    list,
    shown,
    rows: createMemo(() => namedRows(followed)),
    selection,
    acts,
    port: rowPortOf(live, selection),
    onFocusIn
  }
}

/** The list that is shown, kept in the address of the page. */
const createShownList = () => {
  const [params, setParams] = useSearchParams<Record<string, string>>()
  const list = createMemo(() => myLists.find((each) => each === params["list"]) ?? "assigned")
  return {
    list,
    setList: (next: MyList) => setParams({ list: next === "assigned" ? undefined : next }, { replace: true })
  }
}

function MyBar(props: { readonly list: MyTasks; readonly ready: boolean; readonly mayAct: boolean }) {
  const fact = () => {
    const today = props.list.todayCount()
    const forToday = today === 0 ? words.t("nothingToday") : words.count("forToday", today)
    return `${words.count("tasksCount", props.list.count())}, ${forToday}`
  }
  return (
    <Bar title={words.t("myTasks")} fact={props.ready && props.list.count() > 0 ? fact() : undefined}>
      <NewTaskButton mayAct={props.mayAct} />
    </Bar>
  )
}
