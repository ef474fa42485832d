/** Keeps the chosen item of a scrolling list in view, also after the size of the window changes. */
import { createEffect, onCleanup } from "solid-js"

/** Must be called in a component, or in the `ref` of an element. `inline`: the horizontal position of the item in the list. */
export const keepInView = (
  item: () => HTMLElement,
  isChosen: () => boolean,
  inline: ScrollLogicalPosition = "nearest"
) => {
  // The document of unit tests has no such method.
  const show = () => {
    if (isChosen()) item().scrollIntoView?.({ block: "nearest", inline })
  }
  // In the next frame the page has the layout of the new size.
  const resized = () => requestAnimationFrame(show)
  createEffect(show)
  addEventListener("resize", resized)
  onCleanup(() => removeEventListener("resize", resized))
}
