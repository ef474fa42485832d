/** Gives the focus back to the element that had it when a dialog opened, unless something else took it since. */

/** Call it when the dialog is created. @returns the handler for the moment when it has closed */
export const giveFocusBack = () => {
  const before = document.activeElement
  return (event: Event) => {
    event.preventDefault()
    const isFree = document.activeElement === null || document.activeElement === document.body
    if (isFree && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
  }
}
