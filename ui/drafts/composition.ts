/**
 * Keys that belong to an input method: Enter takes a suggestion, Escape ends the composition. They must never reach a field's
 * own handlers, or a form that Enter submits.
 */

/** The code of a key that an input method has handled. Safari sends it for the Enter after the composition has ended. */
const handledByInputMethod = 229

/**
 * Stops these keys for the whole page, before any handler sees them. Call it once, before the page is rendered.
 *
 * @returns the function that removes the listener
 */
export const guardComposition = () => {
  const stop = (event: KeyboardEvent) => {
    if (!event.isComposing && event.keyCode !== handledByInputMethod) return
    event.stopImmediatePropagation()
    // The input method has handled the key already; only the submission of a form is left.
    if (event.key === "Enter") event.preventDefault()
  }
  addEventListener("keydown", stop, { capture: true })
  return () => removeEventListener("keydown", stop, { capture: true })
}
