/** Moves the focus with the arrow keys to the next or previous element of a list. */
export const moveBetween = (event: KeyboardEvent, selector: string): void => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  const { target, currentTarget } = event
  if (step === undefined || !(target instanceof HTMLElement) || !(currentTarget instanceof HTMLElement)) return
  if (!target.matches(selector)) return
  const all = [...currentTarget.querySelectorAll<HTMLElement>(selector)]
  const next = all[all.indexOf(target) + step]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}
