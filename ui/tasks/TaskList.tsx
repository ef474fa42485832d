/** Every task that this person may see, by status, newest first. */
import { useLocation } from "@solidjs/router"
import { createEffect, createSignal, For, on, onCleanup, onMount, Show } from "solid-js"
import type { Status } from "../../domain/values.ts"
import type { TaskLine } from "../../gateways/contract/lines.ts"
import { holdWhileUsed } from "../parts/held/createHeldList.ts"
import { NewAbove } from "../parts/held/NewAbove.tsx"
import { bindSubject } from "../verbs/subject.ts"
import { isOver } from "../parts/status.ts"
import { type Live, useLive } from "../sync/live.tsx"
import { usePages, useWindow } from "../sync/useWindow.ts"
import { bindVerbs } from "../verbs/bindings.ts"
import { sendOnTask } from "../task/undo/sendOnTask.ts"
import { words } from "../words/words.ts"
import { createTaskList, type TasksListed } from "./createTaskList.ts"
import { FirstSteps } from "./FirstSteps.tsx"
import { TaskGroup } from "./TaskGroup.tsx"
import { TaskListBar } from "./TaskListBar.tsx"
import type { ToastMessage } from "../parts/toast/message.ts"

/** Finished tasks of a page. */
const fewFinished = 50

export function TaskList(props: { readonly toast: (message: ToastMessage | string) => void }) {
  const live = useLive()
  const list = createTaskList(live.views.tasks.table, live.session.actor)
  const { ready, countOf, moreOf } = useTaskPages(live, list)
  const location = useLocation()
  let page!: HTMLDivElement
  const showNew = () => {
    list.showNew()
    page.scrollTo({ top: 0 })
  }
  const toggle = toggleIn(live)
  createEffect(on(ready, (isReady) => isReady && queueMicrotask(() => focusTask(page, leftTask(location.state)))))
  onMount(() => onCleanup(holdWhileUsed(page, list)))
  const { onFocusIn } = bindList(live, () => page, toggle)
  return (
    <>
      <TaskListBar
        count={ready() ? list.count() : null}
        mine={list.mine()}
        mayAct={live.mayAct()}
        onMine={list.setMine}
      />
      <div class="page" ref={page} onFocusIn={onFocusIn} aria-busy={!ready()}>
        <NewAbove count={list.waiting()} onShow={showNew} />
        <For each={list.groups}>
          {(status) => (
            <Show when={list.idsOf(status).length > 0}>
              <TaskGroup
                status={status}
                count={countOf(status)}
                ids={list.idsOf(status)}
                scroller={() => page}
                taskOf={live.task}
                nameOf={live.nameOf}
                mayAct={live.mayAct()}
                onToggle={toggle}
                onMore={moreOf(status)}
              />
            </Show>
          )}
        </For>
        <SnoozedTasks count={list.snoozedCount()} shown={list.snoozed()} onShow={list.setSnoozed} />
        <Show when={ready() && list.count() === 0 && list.snoozedCount() === 0}>
          <Show when={list.mine()} fallback={<FirstSteps title={words.t("emptyTitle")} toast={props.toast} />}>
            <NoMatch onClear={() => list.setMine(false)} />
          </Show>
        </Show>
      </div>
    </>
  )
}

/** Completes a task, or reopens a finished one. */
const toggleIn = (live: Live) => (task: TaskLine | undefined) => {
  if (task === undefined || !live.mayAct()) return
  const over = isOver(task.status)
  void sendOnTask(live, task, { verb: over ? "reopen" : "complete", change: { status: over ? "open" : "done" } })
}

/** Binds the verbs of the list, and the row with the focus as the task on which the palette acts. */
const bindList = (live: Live, page: () => HTMLElement, toggle: (task: TaskLine | undefined) => void) => {
  // The last row with the focus, because the palette takes the focus.
  const [current, setCurrent] = createSignal("")
  bindSubject(() => live.task(current()))
  bindVerbs({
    next: () => moveFocus(page(), 1),
    previous: () => moveFocus(page(), -1),
    complete: () => toggle(live.task(focusedTask() ?? ""))
  })
  return { onFocusIn: () => setCurrent(focusedTask() ?? "") }
}

/** Follows the active tasks, and the finished ones page by page. */
const useTaskPages = (live: Live, list: Pick<TasksListed, "mine" | "idsOf">) => {
  const active = useWindow("tasks:active")
  const finished = usePages("tasks:done", fewFinished)
  return {
    ready: () => active.ready() && finished.ready(),
    /** Finished tasks that are not loaded are counted too, unless only the person's own are listed. */
    countOf: (status: Status) =>
      isOver(status) && !list.mine() ? live.countOf(`tasks:${status}`) : list.idsOf(status).length,
    moreOf: (status: Status) => (isOver(status) && finished.hasMore() ? finished.more : null)
  }
}

/** Lists the tasks that are hidden until a later day, or hides them again. */
function SnoozedTasks(props: {
  readonly count: number
  readonly shown: boolean
  readonly onShow: (shown: boolean) => void
}) {
  return (
    <Show when={props.count > 0}>
      <button class="btn bare" type="button" aria-pressed={props.shown} onClick={() => props.onShow(!props.shown)}>
        {words.count(props.shown ? "hideSnoozed" : "showSnoozed", props.count)}
      </button>
    </Show>
  )
}

function NoMatch(props: { readonly onClear: () => void }) {
  return (
    <div class="empty">
      <p>{words.t("noMatch")}</p>
      <button class="btn" type="button" onClick={() => props.onClear()}>
        {words.t("clearFilter")}
      </button>
    </div>
  )
}

/** The task whose page was left for the list. */
const leftTask = (state: unknown): string | null =>
  typeof state === "object" && state !== null && "left" in state ? String(state.left) : null

const focusTask = (page: HTMLElement, task: string | null) =>
  [...page.querySelectorAll<HTMLElement>("[data-task]")]
    .find(({ dataset }) => task !== null && dataset["task"] === task)
    ?.querySelector<HTMLElement>("a.title")
    ?.focus()

const moveFocus = (page: HTMLElement, by: 1 | -1) => {
  const lines = [...page.querySelectorAll<HTMLElement>("a.title")]
  const at = lines.findIndex((line) => line === document.activeElement)
  const next = at < 0 ? 0 : Math.min(Math.max(at + by, 0), lines.length - 1)
  lines[next]?.focus()
}
const focusedTask = () => document.activeElement?.closest<HTMLElement>("[data-task]")?.dataset["task"]
