/** A dialog over the page. It keeps the focus inside, closes on Escape, and gives the focus back. */
// `Base.Content` is that of the alert dialog once its module is loaded: the library assigns it to the same object.
import { Content, Dialog as Base } from "@kobalte/core/dialog"
import X from "lucide-solid/icons/x"
import type { ParentProps } from "solid-js"
import { words } from "../../words/words.ts"
import { focusFirst } from "./focusFirst.ts"
import { giveFocusBack } from "./giveFocusBack.ts"

/** It is open while it is mounted. */
export function Dialog(
  props: ParentProps<{
    readonly title: string
    readonly onClose: () => void
    /** 640 px instead of 480 px. */
    readonly wide?: boolean
  }>
) {
  const giveBack = giveFocusBack()
  return (
    <Base open onOpenChange={(open) => !open && props.onClose()}>
      <Base.Portal>
        <Base.Overlay class="scrim" />
        <Content
          class="pop dlg"
          classList={{ wide: props.wide === true }}
          onOpenAutoFocus={focusFirst}
          onCloseAutoFocus={giveBack}
        >
          <header>
            <Base.Title>{props.title}</Base.Title>
            <Base.CloseButton class="ib" aria-label={words.t("close")}>
              <X size={15} />
            </Base.CloseButton>
          </header>
          {props.children}
        </Content>
      </Base.Portal>
    </Base>
  )
}
