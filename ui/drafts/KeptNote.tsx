/** Says under a field that it shows an earlier text, which is not saved yet, and offers to discard it. */
import { Show } from "solid-js"
import { words } from "../words/words.ts"

export function KeptNote(props: {
  readonly draft: { readonly kept: () => boolean; readonly busy: () => boolean; readonly drop: () => void }
  /** True while the person edits the text: they know that it is not saved. */
  readonly editing?: boolean
}) {
  return (
    <Show when={props.editing !== true && props.draft.kept() && !props.draft.busy()}>
      <p class="quiet-text">
        {words.t("notSavedYet")}{" "}
        <button class="btn bare sm" type="button" onClick={() => props.draft.drop()}>
          {words.t("discard")}
        </button>
      </p>
    </Show>
  )
}
