/** One task. Its tabs are its activity, its history and time travel; the address names the tab and the position. */
import { useLocation, useNavigate, useParams, useSearchParams } from "@solidjs/router"
import { type ComponentProps, createMemo, Match, Show, Switch } from "solid-js"
import type { TaskRow } from "../../gateways/contract.ts"
import { isOver } from "../parts/status.ts"
import { createFetched } from "../sync/fetched.ts"
import { useLive } from "../sync/live.tsx"
import { knowledgeApi } from "../sync/rest/knowledgeApi.ts"
import { listBehind } from "../tasks/row/TitleLink.tsx"
import { bindVerbs } from "../verbs/bindings.ts"
import { bindSubject } from "../verbs/subject.ts"
import type { TaskAct } from "./whole/taskAct.ts"
import { createTask } from "./createTask.ts"
import { createHistory } from "./history/createHistory.ts"
import { History } from "./history/History.tsx"
import { TaskActivity } from "./TaskActivity.tsx"
import { TaskBar } from "./TaskBar.tsx"
import { TaskOfNumber } from "./TaskOfNumber.tsx"
import { travelPosition, taskTabOf } from "./taskTab.ts"
import { createTaskNames } from "./names/createTaskNames.ts"
import { TimeTravel } from "./time/TimeTravel.tsx"
import "./page.css"

export function TaskPage() {
  const params = useParams<{ id: string }>()
  return (
    <Show when={/^t-\d+$/iu.test(params.id)} fallback={<TaskOfId />}>
      <TaskOfNumber />
    </Show>
  )
}

function TaskOfId() {
  const live = useLive()
  const params = useParams()
  const navigate = useNavigate()
  const [search, setSearch] = useSearchParams()
  // Read once: a tab of the page replaces the state of the address.
  const list = listBehind(useLocation().state)
  const read = createTask(live, () => params["id"] ?? "")
  const { task, act } = read
  const history = createHistory(task)
  const taskOf = createTaskNames(live.task, () => history.shown().items)
  const shown = (task: TaskRow) => ({ task, act, taskOf })
  const why = createFetched(history.version, ({ id }) => knowledgeApi.why(id))
  /** Only for the task on the page, because the previous task has another chain. */
  const chain = () => (why.value()?.about.id === task()?.id ? (why.value()?.answer.chain ?? []) : [])
  const view = createMemo(() => taskTabOf(search["view"]))
  const isPast = () => view() === "time" && travelPosition(search["at"]) !== null
  const onMore = () => (history.shown().next === null ? null : () => void history.showMore())
  bindVerbs({
    back: () => navigate(list, { state: { left: task()?.id } }),
    complete: { may: () => live.mayAct() && !isPast(), run: () => toggleOver(task(), act) }
  })
  bindSubject(task)
  return (
    <>
      <TaskBar
        of={read}
        list={list}
        mayAct={live.mayAct()}
        act={act}
        view={view()}
        past={isPast()}
        onView={(view) => setSearch({ view: view === "activity" ? undefined : view, at: undefined })}
      />
      <Show when={task()}>
        {(now) => (
          <div class="page" tabindex={ownControls.has(view()) ? undefined : 0}>
            <Switch>
              <Match when={view() === "activity"}>
                <TaskActivity {...shown(now())} chain={chain()} history={history.shown()} onMore={onMore()} />
              </Match>
              <Match when={view() === "time"}>
                <PastTask
                  {...shown(now())}
                  at={travelPosition(search["at"])}
                  onAt={(seq) => setSearch({ at: seq ?? undefined }, { replace: true })}
                />
              </Match>
              <Match when={view() === "history"}>
                <History items={history.shown().items} nameOf={live.nameOf} taskOf={taskOf} onMore={onMore()} />
              </Match>
            </Switch>
          </div>
        )}
      </Show>
    </>
  )
}

function PastTask(props: Pick<ComponentProps<typeof TimeTravel>, "task" | "act" | "taskOf" | "at" | "onAt">) {
  const live = useLive()
  const topicNameOf = (topic: string) => live.views.topics.shown(topic)?.name ?? topic.slice(0, 8)
  return <TimeTravel {...props} mayAct={live.mayAct()} nameOf={live.nameOf} topicNameOf={topicNameOf} />
}

/** Tabs with controls. A keyboard scrolls them through their controls, so they need no tab stop of their own. */
const ownControls: ReadonlySet<string> = new Set(["activity", "time"])

/** Completes a task, or reopens a finished one. */
const toggleOver = (task: TaskRow | undefined, act: TaskAct) => {
  if (task === undefined) return
  if (isOver(task.status)) void act("reopen", { status: "open" })
  else void act("complete", { status: "done" })
}
