/** Asks before an action that destroys and has no undo. Nothing else asks. */
import { AlertDialog as Base } from "@kobalte/core/alert-dialog"
import { createSignal, type ParentProps, Show } from "solid-js"
import { words } from "../../words/words.ts"
import { Button } from "../button/Button.tsx"
import { TextField } from "../fields/TextField.tsx"
import { giveFocusBack } from "./giveFocusBack.ts"

/** It is open while it is mounted. Its children say what is lost. */
export function Confirm(
  props: ParentProps<{
    readonly title: string
    /** The verb on the button. */
    readonly action: string
    /** A text that the person must type first, as the name of a person. */
    readonly typed?: string
    readonly onConfirm: () => void
    readonly onClose: () => void
  }>
) {
  const giveBack = giveFocusBack()
  const [text, setText] = createSignal("")
  const allowed = () => props.typed === undefined || text().trim() === props.typed
  return (
    <Base open onOpenChange={(open) => !open && props.onClose()}>
      <Base.Portal>
        <Base.Overlay class="scrim" />
        <Base.Content class="pop dlg" onCloseAutoFocus={giveBack}>
          <Base.Title>{props.title}</Base.Title>
          <Base.Description as="div">{props.children}</Base.Description>
          <Show when={props.typed}>
            {(typed) => (
              <TextField
                label={words.t("typeToConfirm", { text: typed() })}
                value={text()}
                onType={setText}
                dir="auto"
              />
            )}
          </Show>
          <div class="acts">
            <Base.CloseButton class="btn plain">{words.t("cancel")}</Base.CloseButton>
            <Button look="bad" disabled={!allowed()} onClick={() => props.onConfirm()}>
              {props.action}
            </Button>
          </div>
        </Base.Content>
      </Base.Portal>
    </Base>
  )
}
