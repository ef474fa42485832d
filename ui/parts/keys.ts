/** Keys that work anywhere but in a field: single ones, and two pressed one after the other (`g t`). */

/** How long the second key of two may take. */
const chordMillis = 1200
/** A key that begins two: what follows it belongs to it, and is no single key. */
const chordStart = "g"
/** What may be held down; a decision that is held down is one decision. */
const repeatable: ReadonlySet<string> = new Set(["j", "k"])

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
    const key = keyOf(event)
    if (event.repeat && !repeatable.has(key)) return
    const second = first === chordStart && Date.now() - at < chordMillis
    const action = actions[second ? `${chordStart} ${key}` : key]
    first = second ? "" : key
    at = Date.now()
    if (action === undefined) return
    event.preventDefault()
    action()
  }
  addEventListener("keydown", press)
  return () => removeEventListener("keydown", press)
}

/** The letter on the key where the layout writes none of ours: Cyrillic `о` is on the key J. */
const keyOf = ({ key, code }: KeyboardEvent) => {
  if (key.length > 1) return key
  const letter = key.toLowerCase()
  return /^[^\u0000-\u007f]$/.test(letter) && code.startsWith("Key") ? code.slice("Key".length).toLowerCase() : letter
}

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
