/** Shown in place of a list while its saved view is loading, and when there is no such view. */
import { A } from "@solidjs/router"
import { Match, Switch } from "solid-js"
import type { ViewPlace } from "../../../domain/savedViews/listVocabulary.ts"
import { Skeleton } from "../../parts/show/Skeleton.tsx"
import { words } from "../../words/words.ts"
import type { ListState } from "./createOpenView.ts"
import { placePath } from "./views.ts"

export function ListAbsent(props: { readonly state: ListState; readonly place: ViewPlace }) {
  return (
    <Switch>
      <Match when={props.state === "loading"}>
        <Skeleton rows={10} />
      </Match>
      <Match when={props.state === "gone"}>
        <div class="empty" role="status">
          <p>{words.t("viewGone")}</p>
          <p class="quiet-text">{words.t("viewGoneHow")}</p>
          <A class="btn" href={placePath(props.place)}>
            {words.t("showAllTasks")}
          </A>
        </div>
      </Match>
    </Switch>
  )
}
