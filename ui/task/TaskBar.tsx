/** The bar over a task, with its tabs and its main command; a message when the task does not exist. */
import { A } from "@solidjs/router"
import ChevronLeft from "lucide-solid/icons/chevron-left"
import { Show } from "solid-js"
import type { TaskRow } from "../../gateways/contract.ts"
import { Bar } from "../parts/bar/Bar.tsx"
import { Button } from "../parts/button/Button.tsx"
import { Tabs } from "../parts/show/Tabs.tsx"
import { isOver } from "../parts/status.ts"
import { verbKeys } from "../verbs/verbKeys.ts"
import { sentenceOf } from "../words/sentenceOf.ts"
import { words } from "../words/words.ts"
import type { TaskAct } from "./whole/taskAct.ts"
import type { createTask } from "./createTask.ts"
import { type TaskTab, taskTabs } from "./taskTab.ts"

type ReadTask = Pick<ReturnType<typeof createTask>, "task" | "ready" | "failed" | "again">

export function TaskBar(props: {
  readonly of: ReadTask
  /** The address of the list behind the page. */
  readonly list: string
  readonly mayAct: boolean
  readonly act: TaskAct
  readonly view: TaskTab
  /** The page shows the past, where nothing can be changed. */
  readonly past: boolean
  readonly onView: (view: TaskTab) => void
}) {
  return (
    <Show when={props.of.task()} fallback={<MissingTask of={props.of} list={props.list} />}>
      {(task) => (
        <Bar
          folds
          before={
            <>
              <Back list={props.list} />
              <span class="quiet-text number">T-{task().number}</span>
            </>
          }
          title={<bdi>{task().title}</bdi>}
        >
          <Tabs
            label={words.t("taskTabs")}
            tabs={taskTabs.map((id) => ({ id, name: words.value("taskTab", id) }))}
            value={props.view}
            onPick={props.onView}
          />
          <Show when={props.mayAct}>
            <MainCommand task={task()} act={props.act} disabled={props.past} />
          </Show>
        </Bar>
      )}
    </Show>
  )
}

function Back(props: { readonly list: string }) {
  return (
    <A class="ib" href={props.list} aria-label={words.t("verbName.back")} title={words.t("verbName.back")}>
      <ChevronLeft size={16} />
    </A>
  )
}

/** Shown in place of a task that is not read yet, does not exist, or could not be read. */
export function MissingTask(props: { readonly of: Omit<ReadTask, "task">; readonly list: string }) {
  return (
    <>
      <header class="bar">
        <Back list={props.list} />
      </header>
      <div class="page">
        <Show
          when={props.of.failed()}
          fallback={
            <div class="empty">
              <p>{props.of.ready() ? words.t("noSuchTask") : `${words.t("loading")}…`}</p>
              <Show when={props.of.ready()}>
                <div class="acts">
                  <A class="btn" href={props.list}>
                    {words.t("tasks")}
                  </A>
                </div>
              </Show>
            </div>
          }
        >
          {(why) => (
            <div class="empty" role="alert">
              <p>{sentenceOf(why())}</p>
              <Button look="go" onClick={props.of.again}>
                {words.t("tryAgain")}
              </Button>
            </div>
          )}
        </Show>
      </div>
    </>
  )
}

function MainCommand(props: { readonly task: TaskRow; readonly act: TaskAct; readonly disabled: boolean }) {
  return (
    <Show
      when={!isOver(props.task.status)}
      fallback={
        <Button type="button" disabled={props.disabled} onClick={() => void props.act("reopen", { status: "open" })}>
          {words.t("reopen")}
        </Button>
      }
    >
      <Button
        type="button"
        look={props.disabled ? "plain" : "go"}
        keys={verbKeys("complete")}
        disabled={props.disabled}
        onClick={() => void props.act("complete", { status: "done" })}
      >
        {words.t("complete")}
      </Button>
    </Show>
  )
}
