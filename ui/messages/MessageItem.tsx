/** One message, the tasks made of it, and the button that makes one. */
import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import type { MessageRow } from "../../gateways/contract.ts"
import { words } from "../words/words.ts"

export function MessageItem(props: {
  readonly message: MessageRow
  /** The name of its author. */
  readonly by: string
  /** The number of a task; undefined until it is loaded. */
  readonly numberOf: (task: string) => number | undefined
  readonly mayAct: boolean
  readonly onMakeTask: () => void
}) {
  const label = (number: number | undefined) => (number === undefined ? words.t("becameTask") : `T-${number}`)
  const mayMake = () => props.mayAct && !props.message.redacted && props.message.tasks.length === 0
  return (
    <article class="said" data-message={props.message.id}>
      <span class="who">
        <b>
          <bdi>{props.by}</bdi>
        </b>{" "}
        <time datetime={props.message.sentAt}>
          {words.day(props.message.sentAt)} {words.time(props.message.sentAt)}
        </time>
        <Show when={props.message.edited}> · {words.t("edited")}</Show>
      </span>
      <p dir="auto">{props.message.redacted ? words.t("redacted") : props.message.text}</p>
      <span class="acts">
        <For each={props.message.tasks}>
          {(task) => (
            <A class="chip" href={`/tasks/${task}`}>
              {label(props.numberOf(task))}
            </A>
          )}
        </For>
        <Show when={mayMake()}>
          <button class="btn" type="button" onClick={() => props.onMakeTask()}>
            {words.t("makeTask")}
          </button>
        </Show>
      </span>
    </article>
  )
}
