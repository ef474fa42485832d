/**
 * Moves the focus to the field with `autofocus`, or else to the first field or button after the title. Without it the
 * button that closes would get the focus.
 */
export const focusFirst = (event: Event) => {
  const dialog = event.currentTarget
  if (!(dialog instanceof HTMLElement)) return
  const wanted =
    dialog.querySelector<HTMLElement>("[autofocus]") ??
    dialog.querySelector<HTMLElement>(":is(input, textarea, select, button, a[href]):not(header *, :disabled)")
  if (wanted === null) return
  event.preventDefault()
  wanted.focus()
}
