/** Shows a secret once, so that the person copies it to the receiver. */
import { Button } from "../../../parts/button/Button.tsx"
import { Dialog } from "../../../parts/overlay/Dialog.tsx"
import { settingsWords, webhookWords as words } from "../../../words/words.ts"
import { copyText } from "../../parts/copyText.ts"

/** A secret that was just made: it is shown once. */
export interface ShownSecret {
  readonly name: string
  readonly secret: string
}

export function SecretDialog(props: { readonly made: ShownSecret; readonly onClose: () => void }) {
  let field!: HTMLInputElement
  const copy = async (event: SubmitEvent) => {
    event.preventDefault()
    field.select()
    await copyText(props.made.secret)
  }
  return (
    <Dialog title={words.t("hooks.secretOf", { name: props.made.name })} onClose={() => props.onClose()}>
      <form class="dlg-form" onSubmit={(event) => void copy(event)}>
        <label class="labelled">
          <span>{words.t("hooks.secretOnce")}</span>
          <input ref={field} class="in" readonly value={props.made.secret} onFocus={() => field.select()} />
        </label>
        <p class="quiet-text">{words.t("hooks.secretUse")}</p>
        <div class="acts">
          <Button onClick={() => props.onClose()}>{words.t("close")}</Button>
          <Button look="go" type="submit">
            {settingsWords.t("settings.copy")}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
