/** Says how many new rows wait above a held list, and shows them. It lies over the list, so that no row moves. */
import { Show } from "solid-js"
import { words } from "../../words/words.ts"

export function NewAbove(props: { readonly count: number; readonly onShow: () => void }) {
  return (
    <Show when={props.count > 0}>
      <div class="new-above">
        <button class="new-pill" type="button" onClick={() => props.onShow()}>
          {words.t("newAbove", { n: words.number(props.count) })}
        </button>
      </div>
    </Show>
  )
}
