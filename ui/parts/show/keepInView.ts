/** Keeps the chosen item of a line that scrolls sideways in view, also after the size of the window changes. */
import { createEffect, onCleanup } from "solid-js"

/** Must be called in a component, or in the `ref` of an element. `inline`: where the item comes to rest. */
export const keepInView = (
  item: () => HTMLElement,
  isChosen: () => boolean,
  inline: ScrollLogicalPosition = "nearest"
) => {
  // A test without a layout has no such method.
  const show = () => {
    if (isChosen()) item().scrollIntoView?.({ block: "nearest", inline })
  }
  // In the next frame the parts of the page for the new size are in place.
  const resized = () => requestAnimationFrame(show)
  createEffect(show)
  addEventListener("resize", resized)
  onCleanup(() => removeEventListener("resize", resized))
}
