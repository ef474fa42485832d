/** A dialog without a header: the palette. It keeps the focus inside, closes on Escape, and gives the focus back. */
// `Base.Content` is that of the alert dialog once its module is loaded: the library assigns it to the same object.
import { Content, Dialog as Base } from "@kobalte/core/dialog"
import type { ParentProps } from "solid-js"
import { focusFirst } from "./focusFirst.ts"
import { giveFocusBack } from "./giveFocusBack.ts"

/** It is open while it is mounted. */
export function Panel(
  props: ParentProps<{ readonly label: string; readonly class: string; readonly onClose: () => void }>
) {
  const giveBack = giveFocusBack()
  return (
    <Base open onOpenChange={(open) => !open && props.onClose()}>
      <Base.Portal>
        <Base.Overlay class="scrim" />
        <Content
          class={`pop ${props.class}`}
          aria-label={props.label}
          onOpenAutoFocus={focusFirst}
          onCloseAutoFocus={giveBack}
        >
          {props.children}
        </Content>
      </Base.Portal>
    </Base>
  )
}
