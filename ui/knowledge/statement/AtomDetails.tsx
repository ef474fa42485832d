/** The quotes of a statement, its links to others, its author, and the button that archives it. */
import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import type { Quote } from "../../../domain/knowledge/evidence.ts"
import type { AtomRow } from "../../../gateways/contract/knowledge.ts"
import { Quotes } from "../../signs/Quotes.tsx"
import { createFetched } from "../../sync/fetched.ts"
import { words } from "../../words/words.ts"
import type { Lookup } from "../names/lookup.ts"

interface Props {
  readonly atom: AtomRow
  readonly mayAct: boolean
  readonly known: Lookup
  readonly quotesOf: (atom: string) => Promise<ReadonlyArray<Quote>>
  readonly onArchive: () => void
  readonly onRestore: () => void
}

export function AtomDetails(props: Props) {
  const quotes = createFetched(
    () => props.atom.id,
    (id) => props.quotesOf(id)
  )
  return (
    <div class="opened">
      <Quotes quotes={quotes.value()?.answer ?? []} nameOf={props.known.nameOf} />
      <Show when={quotes.value()?.answer.length === 0}>
        <p class="quiet-text">{words.t("noQuotes")}</p>
      </Show>
      <Show when={props.atom.links.length > 0}>
        <Links links={props.atom.links} known={props.known} />
      </Show>
      <p class="quiet-text">
        <bdi>{props.known.nameOf(props.atom.createdBy)}</bdi>, {words.day(props.atom.createdAt)}
        <Show when={props.mayAct}>
          {" · "}
          <Archive {...props} />
        </Show>
      </p>
    </div>
  )
}

function Links(props: { readonly links: AtomRow["links"]; readonly known: Lookup }) {
  return (
    <ul class="links">
      <For each={props.links}>
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
  )
}

function Archive(props: Props) {
  const archived = () => props.atom.status === "archived"
  return (
    <button class="btn bare small" type="button" onClick={() => (archived() ? props.onRestore() : props.onArchive())}>
      {words.t(archived() ? "restore" : "archive")}
    </button>
  )
}
