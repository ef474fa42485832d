/** The subtasks of a task, and the tasks that it blocks or repeats. */
import { A } from "@solidjs/router"
import X from "lucide-solid/icons/x"
import { For, Show } from "solid-js"
import type { TaskRow } from "../../../gateways/contract.ts"
import { IconButton } from "../../parts/button/IconButton.tsx"
import { createFetched } from "../../sync/fetched.ts"
import { api } from "../../sync/rest/api.ts"
import { StatusSign } from "../../signs/StatusSign.tsx"
import { sentenceOf } from "../../words/sentenceOf.ts"
import { words } from "../../words/words.ts"
import type { TaskAct } from "../whole/taskAct.ts"
import type { ShownLine } from "../whole/wholeOf.ts"
import { AddRelation } from "./AddRelation.tsx"
import { type RelatedTask, relations } from "./link.ts"
import "./relations.css"

export function Relations(props: {
  readonly task: TaskRow
  readonly mayAct: boolean
  readonly act: TaskAct
  /** The line of a task that a window holds. */
  readonly lineOf: (id: string) => ShownLine | undefined
  /** The tasks that can be linked. */
  readonly others: () => ReadonlyArray<ShownLine>
}) {
  const linksOf = (relation: RelatedTask["relation"]) => props.task.links.filter((link) => link.relation === relation)
  const unlink = (link: RelatedTask) =>
    void props.act("unlink", { links: props.task.links.filter((each) => each !== link) }, link)
  const link = (added: RelatedTask) => void props.act("link", { links: [...props.task.links, added] }, added)
  return (
    <>
      <For each={relations.filter((relation) => linksOf(relation).length > 0)}>
        {(relation) => (
          <section class="relation" aria-label={words.value("relation", relation)}>
            <h3>{words.value("relation", relation)}</h3>
            <ul>
              <For each={linksOf(relation)}>
                {(each) => (
                  <li>
                    <LinkedTask id={each.to} line={props.lineOf(each.to)} />
                    <Show when={props.mayAct}>
                      <IconButton small label={words.t("unlink")} onClick={() => unlink(each)}>
                        <X size={13} />
                      </IconButton>
                    </Show>
                  </li>
                )}
              </For>
            </ul>
          </section>
        )}
      </For>
      <Show when={props.mayAct}>
        <AddRelation task={props.task} others={props.others} onAdd={link} />
      </Show>
    </>
  )
}

const notFound = 404

/** Its line, or its row over REST when no window holds it: a finished task is in no base window. */
function LinkedTask(props: { readonly id: string; readonly line: ShownLine | undefined }) {
  const fetched = createFetched(
    () => (props.line === undefined ? props.id : null),
    (id) => api.task(id, 0)
  )
  const shown = () => props.line ?? fetched.value()?.answer
  const missing = () => {
    const why = fetched.failed()
    if (why === null) return words.t("loading")
    return why.problem.status === notFound ? words.t("noSuchTask") : sentenceOf(why)
  }
  return (
    <Show when={shown()} fallback={<span class="quiet-text">{missing()}</span>}>
      {(task) => (
        <>
          <StatusSign status={task().status} />
          <span class="quiet-text">T-{task().number}</span>
          <A class="ell" href={`/tasks/${task().id}`} dir="auto">
            {task().title}
          </A>
        </>
      )}
    </Show>
  )
}
