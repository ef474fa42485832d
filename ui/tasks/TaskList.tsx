/** Every task that this person may see, by status, newest first, as it is this moment. */
import { useNavigate } from "@solidjs/router"
import Plus from "lucide-solid/icons/plus"
import { createMemo, createSignal, For, onCleanup, onMount, Show } from "solid-js"
import type { TaskRow } from "../../gateways/contract.ts"
import type { Status } from "../../domain/values.ts"
import { TaskLine } from "./TaskLine.tsx"
import { useNewTask } from "./newTask.ts"
import { onKeys } from "../parts/keys.ts"
import { api } from "../sync/api.ts"
import { useLive } from "../sync/live.tsx"
import { words } from "../words/words.ts"
import { FirstSteps } from "./FirstSteps.tsx"

const groups: ReadonlyArray<Status> = ["in-progress", "open", "done", "cancelled"]
/** What is over is shown up to this many; the rest is one press away. */
const fewFinished = 50

export function TaskList(props: { readonly toast: (text: string) => void }) {
  const live = useLive()
  const navigate = useNavigate()
  const newTask = useNewTask()
  const [mine, setMine] = createSignal(false)
  const [all, setAll] = createSignal(false)
  // What came since the list was last looked at from its top: it waits behind a pill, so that nothing moves under a hand.
  const [seen, setSeen] = createSignal<number | null>(null)
  let page!: HTMLDivElement

  const rows = createMemo(() =>
    Object.keys(live.tasks)
      .flatMap((id) => live.task(id) ?? [])
      .filter((task) => !mine() || task.assignee === live.session.actor)
      .toSorted((a, b) => b.number - a.number)
  )
  const shown = createMemo(() => rows().filter(({ number }) => seen() === null || number <= (seen() ?? 0)))
  const waiting = () => rows().length - shown().length
  const inGroup = (status: Status) => shown().filter((task) => task.status === status)
  const capped = (list: ReadonlyArray<TaskRow>, status: Status) =>
    all() || status === "open" || status === "in-progress" ? list : list.slice(0, fewFinished)

  const hold = () => setSeen((now) => (page.scrollTop > 40 ? (now ?? rows()[0]?.number ?? 0) : null))
  const showNew = () => {
    setSeen(null)
    page.scrollTo({ top: 0 })
  }
  const step = (by: 1 | -1) => {
    const lines = [...page.querySelectorAll<HTMLElement>("a.title")]
    const at = lines.findIndex((line) => line === document.activeElement)
    lines[at < 0 ? 0 : Math.min(Math.max(at + by, 0), lines.length - 1)]?.focus()
  }
  const finish = () => {
    const id = document.activeElement?.closest<HTMLElement>("[data-task]")?.dataset["task"]
    const task = id === undefined ? undefined : live.task(id)
    if (task !== undefined) void toggle(task)
  }
  const toggle = (task: TaskRow) => {
    if (!live.mayAct()) return undefined
    const over = task.status === "done" || task.status === "cancelled"
    return live.act(task.id, { status: over ? "open" : "done" }, () => api.act(task.id, over ? "reopen" : "complete"))
  }
  onMount(() => onCleanup(onKeys({ j: () => step(1), k: () => step(-1), x: finish })))

  return (
    <>
      <header class="bar">
        <h1>{words.t("tasks")}</h1>
        <Show when={live.views.tasks.ready()}>
          <span class="quiet-text">{words.count("tasksCount", rows().length)}</span>
        </Show>
        <span class="end">
          <button class="chip" type="button" aria-pressed={mine()} onClick={() => setMine(!mine())}>
            {words.t("mine")}
          </button>
          <Show when={live.mayAct()}>
            <button class="btn go" type="button" onClick={newTask}>
              <Plus size={14} />
              {words.t("newTask")} <kbd>C</kbd>
            </button>
          </Show>
        </span>
      </header>
      <div class="page" ref={page} onScroll={hold} aria-busy={!live.views.tasks.ready()}>
        <Show when={waiting() > 0}>
          <button class="new-pill" type="button" onClick={showNew}>
            {words.t("newAbove", { n: words.number(waiting()) })}
          </button>
        </Show>
        <For each={groups}>
          {(status) => (
            <Show when={inGroup(status).length > 0}>
              <section class="group">
                <h2>
                  {words.value("status", status)} <span>{inGroup(status).length}</span>
                </h2>
                <ul class="rows">
                  <For each={capped(inGroup(status), status).map(({ id }) => id)}>
                    {(id) => (
                      <Show when={live.task(id)}>
                        {(task) => (
                          <TaskLine
                            task={task()}
                            mayAct={live.mayAct()}
                            who={(actor) => live.nameOf(actor)}
                            onToggle={() => void toggle(task())}
                            onOpen={() => navigate(`/tasks/${id}`)}
                          />
                        )}
                      </Show>
                    )}
                  </For>
                </ul>
                <Show when={capped(inGroup(status), status).length < inGroup(status).length}>
                  <button class="btn bare" type="button" onClick={() => setAll(true)}>
                    {words.t("showMore")}
                  </button>
                </Show>
              </section>
            </Show>
          )}
        </For>
        <Show when={live.views.tasks.ready() && rows().length === 0}>
          <Show when={mine()} fallback={<FirstSteps toast={props.toast} />}>
            <div class="empty">
              <p>{words.t("noMatch")}</p>
              <button class="btn" type="button" onClick={() => setMine(false)}>
                {words.t("clearFilter")}
              </button>
            </div>
          </Show>
        </Show>
      </div>
    </>
  )
}
