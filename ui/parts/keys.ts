/** Keys that work anywhere but in a field: single ones, and two pressed one after the other (`g t`). */

/** How long the second key of two may take. */
const chordMillis = 1200

/** Returns what takes the keys back. */
export const onKeys = (actions: { readonly [keys: string]: () => void }) => {
  let first = ""
  let at = 0
  const press = (event: KeyboardEvent) => {
    if (
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      isField(event.target) ||
      document.querySelector("dialog[open]") !== null
    )
      return
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
    const chord = Date.now() - at < chordMillis ? actions[`${first} ${key}`] : undefined
    const action = chord ?? actions[key]
    first = key
    at = Date.now()
    if (action === undefined) return
    event.preventDefault()
    first = ""
    action()
  }
  addEventListener("keydown", press)
  return () => removeEventListener("keydown", press)
}

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
