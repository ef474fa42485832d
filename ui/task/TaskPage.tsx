/** One task: its texts and fields, the commands on it, why it exists, and its history. */
import { useNavigate, useParams } from "@solidjs/router"
import { Show } from "solid-js"
import type { TaskRow } from "../../gateways/contract.ts"
import { assignableOptions } from "../parts/fields/choices.ts"
import { createFetched } from "../sync/fetched.ts"
import { knowledgeApi } from "../sync/rest/knowledgeApi.ts"
import { useLive } from "../sync/live.tsx"
import { bindSubject } from "../verbs/subject.ts"
import { bindVerbs } from "../verbs/bindings.ts"
import { isOver } from "../parts/status.ts"
import type { TaskAct } from "./act.ts"
import { CommentForm } from "./CommentForm.tsx"
import { createTask } from "./createTask.ts"
import { EditableDescription } from "./texts/EditableDescription.tsx"
import { EditableTitle } from "./texts/EditableTitle.tsx"
import { createHistory } from "./history/createHistory.ts"
import { History } from "./history/History.tsx"
import { Share } from "./Share.tsx"
import { TaskBar } from "./TaskBar.tsx"
import { TaskFields } from "./TaskFields.tsx"
import { Why } from "./Why.tsx"

export function TaskPage() {
  const live = useLive()
  const params = useParams()
  const navigate = useNavigate()
  const { task, act, ready } = createTask(live, () => params["id"] ?? "")
  const history = createHistory(task)
  const why = createFetched(history.version, ({ id }) => knowledgeApi.why(id))
  /** Only for the task on the page, because the previous task has another chain. */
  const chain = () => (why.value()?.about.id === task()?.id ? (why.value()?.answer.chain ?? []) : [])
  bindVerbs({
    back: () => navigate("/tasks", { state: { left: task()?.id } }),
    complete: { may: live.mayAct, run: () => toggleOver(task(), act) }
  })
  bindSubject(task)
  return (
    <>
      <TaskBar task={task()} ready={ready()} mayAct={live.mayAct()} act={act} />
      <Show when={task()}>
        {(now) => (
          <div class="page">
            <div class="two">
              <div class="body">
                <EditableTitle task={now()} mayAct={live.mayAct()} act={act} />
                <Show when={now().audience !== "team"}>
                  <Share mayAct={live.mayAct()} onShare={() => void act("share", {})} />
                </Show>
                <EditableDescription task={now()} mayAct={live.mayAct()} act={act} />
                <TaskFields
                  task={now()}
                  people={assignableOptions(Object.values(live.people))}
                  nameOf={live.nameOf}
                  mayAct={live.mayAct()}
                  act={act}
                />
                <Why chain={chain()} said={live.messages[now().message ?? ""]} nameOf={live.nameOf} />
                <Show when={live.mayAct()}>
                  <CommentForm task={now().id} onComment={(text, key) => act("comment", {}, { text }, key)} />
                </Show>
              </div>
              <History
                items={history.shown().items}
                nameOf={live.nameOf}
                onMore={history.shown().next === null ? null : () => void history.showMore()}
              />
            </div>
          </div>
        )}
      </Show>
    </>
  )
}

/** Completes a task, or reopens a finished one. */
const toggleOver = (task: TaskRow | undefined, act: TaskAct) => {
  if (task === undefined) return
  if (isOver(task.status)) void act("reopen", { status: "open" })
  else void act("complete", { status: "done" })
}
