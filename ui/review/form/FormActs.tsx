/** The buttons under the form. Saving is the form's own submit. */
import { chatWords as words } from "../../words/words.ts"

export function FormActs(props: {
  /** The wording cannot be sent now. */
  readonly blocked: boolean
  readonly onApprove: () => void
  readonly onLeave: () => void
}) {
  return (
    <div class="acts">
      <button class="btn go" type="button" disabled={props.blocked} onClick={() => props.onApprove()}>
        {words.t("approveEdited")} <kbd>Ctrl ↵</kbd>
      </button>
      <button class="btn" type="submit" disabled={props.blocked}>
        {words.t("save")}
      </button>
      <button class="btn bare" type="button" onClick={() => props.onLeave()}>
        {words.t("cancel")} <kbd>Esc</kbd>
      </button>
    </div>
  )
}
