/** One piece of knowledge: its type, its words, and on opening its quotes, links, and the tasks that it calls for. */
import { A } from "@solidjs/router"
import { createSignal, For, Show } from "solid-js"
import type { TaskRow } from "../../gateways/contract.ts"
import type { AtomRow } from "../../gateways/contract/knowledge.ts"
import type { Quote } from "../../domain/knowledge/evidence.ts"
import { KindSign } from "../signs/KindSign.tsx"
import { Quotes } from "../signs/Quotes.tsx"
import { createFetched } from "../sync/fetched.ts"
import { words } from "../words/words.ts"
import type { Lookup } from "./lookup.ts"

export function AtomItem(props: {
  readonly atom: AtomRow
  readonly mayAct: boolean
  readonly known: Lookup
  readonly tasks: ReadonlyArray<TaskRow>
  /** What it stands on; asked for when it is opened. */
  readonly quotesOf: (atom: string) => Promise<ReadonlyArray<Quote>>
  readonly opened: boolean
  readonly onArchive: () => void
  readonly onRestore: () => void
}) {
  const [open, setOpen] = createSignal(props.opened)
  const quotes = createFetched(
    () => (open() ? props.atom.id : null),
    (id) => props.quotesOf(id)
  )
  return (
    <li class="atom" classList={{ archived: props.atom.status === "archived" }} data-atom={props.atom.id}>
      <button class="line" type="button" aria-expanded={open()} onClick={() => setOpen(!open())}>
        <span class="chip type">
          <KindSign kind={props.atom.type} size={12} />
          {words.value("atom", props.atom.type)}
        </span>
        <bdi class="text">{props.atom.text}</bdi>
        <span class="id">A-{props.atom.number}</span>
      </button>
      <Show when={props.atom.tags.length > 0 || props.tasks.length > 0}>
        <div class="chips">
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
        <div class="opened">
          <Quotes quotes={quotes.value()?.answer ?? []} nameOf={props.known.nameOf} />
          <Show when={quotes.value()?.answer.length === 0}>
            <p class="quiet-text">{words.t("noQuotes")}</p>
          </Show>
          <Show when={props.atom.links.length > 0}>
            <ul class="links">
              <For each={props.atom.links}>
                {({ relation, to }) => (
                  <li>
                    <span class="quiet-text">{words.value("link", relation)}</span>{" "}
                    <Show when={props.known.atom(to)} fallback={words.t("notThere")}>
                      {(other) => (
                        <A href={`/knowledge?atom=${to}`}>
                          A-{other().number} <bdi>{other().text}</bdi>
                        </A>
                      )}
                    </Show>
                  </li>
                )}
              </For>
            </ul>
          </Show>
          <p class="quiet-text">
            <bdi>{props.known.nameOf(props.atom.createdBy)}</bdi>, {words.day(props.atom.createdAt)}
            <Show when={props.mayAct}>
              {" · "}
              <Show
                when={props.atom.status === "standing"}
                fallback={
                  <button class="btn bare small" type="button" onClick={() => props.onRestore()}>
                    {words.t("restore")}
                  </button>
                }
              >
                <button class="btn bare small" type="button" onClick={() => props.onArchive()}>
                  {words.t("archive")}
                </button>
              </Show>
            </Show>
          </p>
        </div>
      </Show>
    </li>
  )
}
