/** The bar over a task, with its commands; a message when the task does not exist. */
import { A } from "@solidjs/router"
import { Show } from "solid-js"
import type { TaskRow } from "../../gateways/contract.ts"
import { Bar } from "../parts/bar/Bar.tsx"
import { isOver } from "../parts/status.ts"
import { words } from "../words/words.ts"
import type { TaskAct } from "./act.ts"

export function TaskBar(props: {
  readonly task: TaskRow | undefined
  /** True when the tasks have been loaded. */
  readonly ready: boolean
  readonly mayAct: boolean
  readonly act: TaskAct
}) {
  return (
    <Show when={props.task} fallback={<Missing ready={props.ready} />}>
      {(task) => (
        <Bar
          folds
          before={
            <>
              <A class="quiet-text" href="/tasks">
                {words.t("tasks")}
              </A>
              <span class="quiet-text number">T-{task().number}</span>
            </>
          }
          title={<bdi>{task().title}</bdi>}
        >
          <Show when={props.mayAct}>
            <Actions task={task()} act={props.act} />
          </Show>
        </Bar>
      )}
    </Show>
  )
}

function Missing(props: { readonly ready: boolean }) {
  return (
    <>
      <header class="bar">
        <A class="quiet-text" href="/tasks">
          {words.t("tasks")}
        </A>
      </header>
      <div class="page">
        <div class="empty">
          <p>{props.ready ? words.t("noSuchTask") : `${words.t("loading")}…`}</p>
        </div>
      </div>
    </>
  )
}

function Actions(props: { readonly task: TaskRow; readonly act: TaskAct }) {
  return (
    <Show
      when={!isOver(props.task.status)}
      fallback={
        <button class="btn" type="button" onClick={() => void props.act("reopen", { status: "open" })}>
          {words.t("reopen")}
        </button>
      }
    >
      <Show when={props.task.status === "open"}>
        <button class="btn" type="button" onClick={() => void props.act("start", { status: "in-progress" })}>
          {words.t("start")}
        </button>
      </Show>
      <button class="btn bare" type="button" onClick={() => void props.act("cancel", { status: "cancelled" })}>
        {words.t("cancelTask")}
      </button>
      <button class="btn go" type="button" onClick={() => void props.act("complete", { status: "done" })}>
        {words.t("complete")}
      </button>
    </Show>
  )
}
