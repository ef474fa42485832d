/** Shown when there is no knowledge yet: the next step. */
import { A } from "@solidjs/router"
import { Show } from "solid-js"
import { chatWords as words } from "../words/words.ts"

export function NoKnowledge(props: { readonly ready: boolean; readonly mayAct: boolean }) {
  return (
    <Show when={props.ready}>
      <div class="empty">
        <h2>{words.t("noKnowledge")}</h2>
        <p>{words.t("noKnowledgeText")}</p>
        <Show when={props.mayAct}>
          <div class="acts">
            <A class="btn go" href="/runs">
              {words.t("findKnowledge")}
            </A>
          </div>
        </Show>
      </div>
    </Show>
  )
}
