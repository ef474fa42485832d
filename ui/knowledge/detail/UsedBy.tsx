/** The tasks that are based on a statement, also those that are done. */
import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import type { TaskLine } from "../../../gateways/contract/lines.ts"
import { StatusSign } from "../../signs/StatusSign.tsx"
import { chatWords as words } from "../../words/words.ts"

export function UsedBy(props: {
  readonly tasks: ReadonlyArray<Pick<TaskLine, "id" | "number" | "status" | "title">>
  /** There are more than these. */
  readonly more: boolean
}) {
  return (
    <Show when={props.tasks.length > 0}>
      <section>
        <h3>{words.t("usedBy")}</h3>
        <ul class="used">
          <For each={props.tasks}>
            {(task) => (
              <li>
                <A href={`/tasks/${task.id}`}>
                  <span class="quiet-text">T-{task.number}</span>
                  <StatusSign status={task.status} />
                  <bdi class="ell">{task.title}</bdi>
                </A>
              </li>
            )}
          </For>
        </ul>
        <Show when={props.more}>
          <p class="quiet-text">{words.t("newestOnly")}</p>
        </Show>
      </section>
    </Show>
  )
}
