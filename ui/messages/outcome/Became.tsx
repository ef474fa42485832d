/** The outcome of a message: its tasks, statements and topics, the proposals that wait, or the reason why there is nothing. */
import { A } from "@solidjs/router"
import Inbox from "lucide-solid/icons/inbox"
import Library from "lucide-solid/icons/library"
import { For, Show } from "solid-js"
import type { MessageRow } from "../../../gateways/contract.ts"
import type { MessageOutcome } from "../../../gateways/contract/messages.ts"
import { hrefOf, labelOf } from "../../knowledge/names/labels.ts"
import { KindSign } from "../../signs/KindSign.tsx"
import { StatusSign } from "../../signs/StatusSign.tsx"
import { chatWords as words } from "../../words/words.ts"
import { nothingOf, type TaskShown, tasksOf, waitingOf } from "./ends.ts"

export function Became(props: {
  readonly message: MessageRow
  readonly outcome: MessageOutcome | undefined
  readonly taskOf: (id: string) => TaskShown | undefined
}) {
  const waiting = () => waitingOf(props.outcome)
  return (
    <>
      <For each={tasksOf(props.message, props.outcome, props.taskOf)}>
        {(task) => (
          <A class="end-line" href={`/tasks/${task.id}`}>
            <StatusSign status={task.status} />
            <span class="id">{labelOf("task", task.number)}</span>
            <bdi class="ell">{task.title}</bdi>
          </A>
        )}
      </For>
      <For each={props.outcome?.atoms ?? []}>
        {(atom) => (
          <A class="end-line" href={hrefOf({ kind: "atom", id: atom.id }) ?? ""}>
            <Library size={13} aria-hidden="true" />
            <span class="id">{labelOf("atom", atom.number)}</span>
            <bdi class="ell">{atom.text}</bdi>
          </A>
        )}
      </For>
      <For each={props.outcome?.topics ?? []}>
        {(topic) => (
          <A class="end-line" href={hrefOf({ kind: "topic", id: topic.id }) ?? ""}>
            <KindSign kind="topic" size={13} />
            <span class="id">{labelOf("topic", topic.number)}</span>
            <bdi class="ell">{topic.name}</bdi>
          </A>
        )}
      </For>
      <Show when={waiting()[0]}>
        {(first) => (
          <A class="end-line waits" href={`/review?proposal=${first().id}`} title={first().text}>
            <Inbox size={13} aria-hidden="true" />
            <span class="ell">
              {waiting().length === 1
                ? words.value("waitsInReview", first().kind)
                : words.count("waitInReview", waiting().length)}
            </span>
          </A>
        )}
      </Show>
      <Show when={nothingOf(props.message, props.outcome)}>
        {(why) => <span class="end-line none">{words.value("becameNothing", why())}</span>}
      </Show>
    </>
  )
}
