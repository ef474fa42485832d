/** The buttons under the form. Saving is the form's own submit. */
import { words } from "../../words/words.ts"

export function FormActs(props: { readonly onApprove: () => void; readonly onLeave: () => void }) {
  return (
    <div class="acts">
      <button class="btn go" type="button" onClick={() => props.onApprove()}>
        {words.t("approveEdited")} <kbd>Ctrl ↵</kbd>
      </button>
      <button class="btn" type="submit">
        {words.t("save")}
      </button>
      <button class="btn bare" type="button" onClick={() => props.onLeave()}>
        {words.t("cancel")} <kbd>Esc</kbd>
      </button>
    </div>
  )
}
