/** Asks for the reason of a decision that cannot be undone. The text is kept while the dialog is open, also after a refusal. */
import { createSignal, Show } from "solid-js"
import { Button } from "../../parts/button/Button.tsx"
import { TextField } from "../../parts/fields/TextField.tsx"
import { Dialog } from "../../parts/overlay/Dialog.tsx"
import { newKey } from "../../sync/rest/newKey.ts"
import { createRefusal } from "../../words/createRefusal.ts"
import { teamWords as words } from "../../words/words.ts"

/** UTF-16 units. The domain's `Reason` allows as many. */
const longestReason = 500

export function ReasonDialog(props: {
  readonly title: string
  readonly text: string
  readonly action: string
  /** `key`: the same one for each try of this dialog. */
  readonly onDecide: (because: string, key: string) => Promise<unknown>
  readonly onDone: () => void
  readonly onClose: () => void
}) {
  const key = newKey()
  const [because, setBecause] = createSignal("")
  const [isBusy, setBusy] = createSignal(false)
  const refusal = createRefusal()
  const decide = async (event: Event) => {
    event.preventDefault()
    if (because().trim() === "" || isBusy()) return
    setBusy(true)
    await refusal.attempt(async () => {
      await props.onDecide(because().trim(), key)
      props.onDone()
    })
    setBusy(false)
  }
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <form onSubmit={(event) => void decide(event)}>
        <p>{props.text}</p>
        <TextField
          label={words.t("systemPage.reason")}
          value={because()}
          onType={setBecause}
          dir="auto"
          maxlength={longestReason}
        />
        <p class="quiet-text">{words.t("systemPage.reasonHint")}</p>
        <Show when={refusal.sentence()}>{(why) => <p role="alert">{why()}</p>}</Show>
        <div class="acts">
          <Button type="button" onClick={() => props.onClose()}>
            {words.t("cancel")}
          </Button>
          <Button type="submit" look="bad" disabled={because().trim() === "" || isBusy()}>
            {props.action}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
