/** The quotes of a statement, its links to others, its author, and the buttons that close and archive it. */
import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import type { Quote } from "../../../domain/knowledge/evidence.ts"
import type { ClosedStatus } from "../../../domain/values.ts"
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
  readonly onClose: (status: ClosedStatus) => void
  readonly onReopen: () => void
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
      <Life {...props} />
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

/** The ends of its matter, and the buttons that end it or open it again. */
function Life(props: Props) {
  const mayChange = () => props.mayAct && props.atom.status === "standing"
  return (
    <>
      <Show when={props.atom.closings.length > 0}>
        <ul class="quiet-text">
          <For each={props.atom.closings}>
            {({ status, by, at, replacedBy }) => (
              <li>
                <bdi>
                  {words.t("endedBy", {
                    status: words.value("life", status),
                    name: props.known.nameOf(by),
                    day: words.day(at)
                  })}
                </bdi>
                <Show when={props.known.atom(replacedBy ?? "")}>
                  {(other) => (
                    <>
                      {" → "}
                      <A href={`/knowledge?atom=${replacedBy}`}>A-{other().number}</A>
                    </>
                  )}
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={mayChange()}>
        <p class="quiet-text acts">
          <Show
            when={props.atom.life === "open"}
            fallback={
              <button class="btn bare small" type="button" onClick={() => props.onReopen()}>
                {words.t("reopen")}
              </button>
            }
          >
            {words.t("markAs")}
            <For each={["done", "withdrawn", "replaced"] as const}>
              {(status) => (
                <button class="btn bare small" type="button" onClick={() => props.onClose(status)}>
                  {words.value("life", status)}
                </button>
              )}
            </For>
          </Show>
        </p>
      </Show>
    </>
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
