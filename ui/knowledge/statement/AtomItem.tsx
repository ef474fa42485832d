/** One statement: its type, its text and the state of its matter; when opened its quotes, links and history. */
import { A } from "@solidjs/router"
import { createSignal, For, Show } from "solid-js"
import type { Quote } from "../../../domain/knowledge/evidence.ts"
import type { ClosedStatus } from "../../../domain/values.ts"
import type { TaskLine } from "../../../gateways/contract/lines.ts"
import type { AtomRow } from "../../../gateways/contract/knowledge.ts"
import { KindSign } from "../../signs/KindSign.tsx"
import { words } from "../../words/words.ts"
import type { Lookup } from "../names/lookup.ts"
import { AtomDetails } from "./AtomDetails.tsx"

export function AtomItem(props: {
  readonly atom: AtomRow
  readonly mayAct: boolean
  readonly known: Lookup
  /** The tasks that are based on it. */
  readonly tasks: ReadonlyArray<TaskLine>
  /** Fetches its quotes, when it is opened. */
  readonly quotesOf: (atom: string) => Promise<ReadonlyArray<Quote>>
  readonly opened: boolean
  readonly onArchive: () => void
  readonly onRestore: () => void
  readonly onClose: (status: ClosedStatus) => void
  readonly onReopen: () => void
}) {
  const [open, setOpen] = createSignal(props.opened)
  const hasEnded = () => props.atom.life !== "open"
  return (
    <li
      class="atom"
      classList={{ archived: props.atom.status === "archived", ended: hasEnded() }}
      data-atom={props.atom.id}
    >
      <button class="line" type="button" aria-expanded={open()} onClick={() => setOpen(!open())}>
        <span class="chip type">
          <KindSign kind={props.atom.type} size={12} />
          {words.value("atom", props.atom.type)}
        </span>
        <bdi class="text">{props.atom.text}</bdi>
        <span class="id">A-{props.atom.number}</span>
      </button>
      <Show when={props.atom.tags.length > 0 || props.tasks.length > 0 || hasEnded()}>
        <div class="chips">
          <Show when={hasEnded()}>
            <span class="chip life">{words.value("life", props.atom.life)}</span>
          </Show>
          <For each={props.tasks}>
            {(task) => (
              <A class="chip" href={`/tasks/${task.id}`} title={task.title}>
                T-{task.number}
              </A>
            )}
          </For>
          <For each={props.atom.tags}>
            {(tag) => (
              <span class="tag">
                #<bdi>{tag}</bdi>
              </span>
            )}
          </For>
        </div>
      </Show>
      <Show when={open()}>
        <AtomDetails {...props} />
      </Show>
    </li>
  )
}
