/** The end of an import: its counts and the next step, or the reason why it stopped and a button to continue. */
import { A } from "@solidjs/router"
import { For, type JSX, Show } from "solid-js"
import type { ImportedCounts, ImportShown } from "../../../gateways/contract/imports/imports.ts"
import { Button } from "../../parts/button/Button.tsx"
import { chatWords as words } from "../../words/words.ts"

export function Outcome(props: {
  readonly shown: ImportShown
  readonly onContinue: () => void
  /** The other buttons. */
  readonly buttons: JSX.Element
}) {
  return (
    <div class="import-outcome">
      <Show when={props.shown.fault}>
        {(fault) => (
          <p role="alert">
            {words.t("chatImport.stopped")} {words.value("importFault", fault())}
          </p>
        )}
      </Show>
      <div role="status">
        <ul class="plain-list">
          <For each={props.shown.counts}>{(counts) => <ChatCounts counts={counts} />}</For>
        </ul>
      </div>
      <p class="acts">
        <Show when={props.shown.state === "failed"}>
          <Button look="go" onClick={() => props.onContinue()}>
            {words.t("chatImport.continue")}
          </Button>
        </Show>
        {props.buttons}
      </p>
    </div>
  )
}

function ChatCounts(props: { readonly counts: ImportedCounts }) {
  const facts = () =>
    [
      words.count("importStored", props.counts.stored),
      ...(props.counts.edited > 0 ? [words.count("importEdited", props.counts.edited)] : []),
      ...(props.counts.alreadyThere > 0 ? [words.count("importAlready", props.counts.alreadyThere)] : []),
      ...(props.counts.leftOut > 0 ? [words.count("importLeftOut", props.counts.leftOut)] : []),
      ...(props.counts.forgotten > 0 ? [words.count("importForgotten", props.counts.forgotten)] : [])
    ].join(", ")
  return (
    <li class="import-counts">
      <span>
        <b dir="auto">{props.counts.title}</b>
        <span class="quiet-text"> {facts()}</span>
      </span>
      <A class="btn" href={`/runs?chat=${props.counts.chat}`}>
        {words.t("findKnowledgeHere")}
      </A>
    </li>
  )
}
