/** The browser's own dialog: it keeps the focus inside, closes on Escape, and restores the focus. */
import { onCleanup, onMount, type ParentProps } from "solid-js"

export function Modal(props: ParentProps<{ readonly label: string; readonly onClose: () => void }>) {
  let dialog!: HTMLDialogElement
  onMount(() => dialog.showModal())
  // A dialog that is removed while open does not restore the focus: close it first.
  onCleanup(() => dialog.close())
  return (
    <dialog
      ref={dialog}
      aria-label={props.label}
      onClose={() => props.onClose()}
      onClick={(event) => event.target === dialog && dialog.close()}
    >
      {props.children}
    </dialog>
  )
}
