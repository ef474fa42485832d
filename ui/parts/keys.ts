/** Keys that work everywhere except in a field: single keys, and sequences of two keys (`g t`). */

/** The longest time between the two keys of a sequence. */
const chordMillis = 1200
/** The first key of a sequence. The next key belongs to it and is not a single key. */
const chordStart = "g"
/** Keys that repeat while they are pressed. A key of a decision never repeats. */
const repeatable: ReadonlySet<string> = new Set(["j", "k"])

/** Returns the function that removes the listener. */
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
    const second = first === chordStart && event.timeStamp - at < chordMillis
    const action = actions[second ? `${chordStart} ${key}` : key]
    first = second ? "" : key
    at = event.timeStamp
    if (action === undefined) return
    event.preventDefault()
    action()
  }
  addEventListener("keydown", press)
  return () => removeEventListener("keydown", press)
}

/** On a layout without Latin letters, the letter printed on the key: Cyrillic `о` is on the key J. */
const keyOf = ({ key, code }: KeyboardEvent) => {
  if (key.length > 1) return key
  const letter = key.toLowerCase()
  return /^[^\u0000-\u007f]$/.test(letter) && code.startsWith("Key") ? code.slice("Key".length).toLowerCase() : letter
}

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
