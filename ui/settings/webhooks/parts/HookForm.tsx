/** The form in a dialog that adds or changes a webhook. A refusal is shown beside its buttons. */
import { type ParentProps, Show } from "solid-js"
import { Button } from "../../../parts/button/Button.tsx"
import { TextField } from "../../../parts/fields/TextField.tsx"
import { Dialog } from "../../../parts/overlay/Dialog.tsx"
import { Note } from "../../../parts/show/Note.tsx"
import { webhookWords as words } from "../../../words/words.ts"

export function HookForm(
  props: ParentProps<{
    readonly title: string
    /** The text of the button that sends the form. */
    readonly act: string
    readonly maySend: boolean
    readonly failed: string | null
    readonly onSend: () => void
    readonly onClose: () => void
  }>
) {
  const send = (event: SubmitEvent) => {
    event.preventDefault()
    if (props.maySend) props.onSend()
  }
  return (
    <Dialog wide title={props.title} onClose={() => props.onClose()}>
      <form class="dlg-form" onSubmit={send}>
        {props.children}
        <div class="hook-end">
          <Show when={props.failed}>{(why) => <Note tone="bad">{why()}</Note>}</Show>
          <div class="acts">
            <Button onClick={() => props.onClose()}>{words.t("cancel")}</Button>
            <Button look="go" type="submit" disabled={!props.maySend}>
              {props.act}
            </Button>
          </div>
        </div>
      </form>
    </Dialog>
  )
}

/** The field for the name, in both forms. */
export function HookName(props: {
  readonly name: string
  readonly busy: boolean
  readonly onType: (name: string) => void
}) {
  return (
    <TextField
      label={words.t("field.name")}
      value={props.name}
      onType={(text) => props.onType(text)}
      dir="auto"
      maxlength={100}
      readonly={props.busy}
    />
  )
}
