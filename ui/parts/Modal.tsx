/** The browser's own dialog: it holds the focus, closes on Escape, and gives the focus back. */
import { onCleanup, onMount, type ParentProps } from "solid-js"

export function Modal(props: ParentProps<{ readonly label: string; readonly onClose: () => void }>) {
  let dialog!: HTMLDialogElement
  onMount(() => dialog.showModal())
  // A dialog that is merely taken away keeps the focus to itself: it has to be closed while it still stands.
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
