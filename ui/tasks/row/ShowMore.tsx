/** Loads more tasks of a group or a column. Absent when all are loaded. */
import { Show } from "solid-js"
import { words } from "../../words/words.ts"

export function ShowMore(props: { readonly onMore: (() => void) | null }) {
  return (
    <Show when={props.onMore}>
      {(more) => (
        <button class="btn bare" type="button" onClick={() => more()()}>
          {words.t("showMore")}
        </button>
      )}
    </Show>
  )
}
