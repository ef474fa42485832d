/** Says that a task is private, and offers to share it. */
import { Show } from "solid-js"
import { words } from "../../words/words.ts"

export function Share(props: { readonly mayAct: boolean; readonly onShare: () => void }) {
  return (
    <p class="quiet-text">
      {words.t("shareHint")}{" "}
      <Show when={props.mayAct}>
        <button class="btn bare" type="button" onClick={() => props.onShare()}>
          {words.t("share")}
        </button>
      </Show>
    </p>
  )
}
