/** Shown when nothing needs a decision: the next steps. */
import { A } from "@solidjs/router"
import { Show } from "solid-js"
import { words } from "../words/words.ts"

export function NothingWaits(props: { readonly mayAct: boolean }) {
  return (
    <div class="empty">
      <h2>{words.t("caughtUp")}</h2>
      <p>{words.t("caughtUpText")}</p>
      <div class="acts">
        <Show when={props.mayAct}>
          <A class="btn go" href="/runs">
            {words.t("findKnowledge")}
          </A>
        </Show>
        <A class="btn" href="/tasks">
          {words.t("tasks")}
        </A>
      </div>
    </div>
  )
}
