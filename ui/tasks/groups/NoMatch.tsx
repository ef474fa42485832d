/** Says that the filter leaves no task, and removes it. */
import { words } from "../../words/words.ts"

export function NoMatch(props: { readonly onClear: () => void }) {
  return (
    <div class="empty">
      <p>{words.t("noMatch")}</p>
      <button class="btn" type="button" onClick={() => props.onClear()}>
        {words.t("clearFilter")}
      </button>
    </div>
  )
}
