/** Turns pressed keys into verbs. Nothing runs while the person types, composes a letter, or has a dialog or a menu open. */
import { beginsSequence, verbOfKeys } from "./bindings.ts"

/** The longest time between the two keys of a sequence. */
const sequenceMillis = 1200

/** Returns the function that removes the listener. */
export const listenForKeys = () => {
  let first = ""
  let at = 0
  const press = (event: KeyboardEvent) => {
    const key = keyOf(event)
    if (event.defaultPrevented || event.altKey || isModifier(event.key) || isTaken(event, key)) return
    const isSecond = first !== "" && event.timeStamp - at < sequenceMillis
    const verb = verbOfKeys(isSecond ? `${first} ${key}` : key)
    if (event.repeat && verb?.repeats !== true) return
    first = !isSecond && beginsSequence(key) ? key : ""
    at = event.timeStamp
    if (verb === undefined) return
    event.preventDefault()
    verb.run(key)
  }
  addEventListener("keydown", press)
  return () => removeEventListener("keydown", press)
}

/** `shift+` only before a key with a name: with a letter or a sign it makes another letter or sign. */
const keyOf = (event: KeyboardEvent) => {
  const { key, shiftKey, ctrlKey, metaKey } = event
  if (ctrlKey || metaKey) return `mod+${latinOf(event)}`
  if (key.length > 1) return `${shiftKey ? "shift+" : ""}${key.toLowerCase()}`
  return latinOf(event)
}

/** On a layout without Latin letters, the letter or sign printed on the key: Cyrillic `о` is on the key J. */
const latinOf = ({ key, code }: KeyboardEvent) => {
  const letter = key.toLowerCase()
  if (code === "Slash" && letter === ".") return "/"
  if (code === "Slash" && letter === ",") return "?"
  return /^[^\u0000-\u007f]$/.test(letter) && code.startsWith("Key") ? code.slice("Key".length).toLowerCase() : letter
}

const isModifier = (key: string) => ["Shift", "Control", "Alt", "Meta"].includes(key)

/** True when the key belongs to the element with the focus. */
const isTaken = (event: KeyboardEvent, key: string) => {
  if (event.isComposing || event.key === "Process") return true
  if (document.querySelector(overlays) !== null) return true
  const { target } = event
  if (!(target instanceof HTMLElement)) return false
  if (key.startsWith("mod+")) return false
  if (target.isContentEditable || target.matches(fields)) return true
  if (/^(?:enter| )$/u.test(key)) return target.matches("a, button, summary")
  return /arrow/u.test(key) && target.closest(moving) !== null
}

const overlays = "dialog[open], [role=dialog], [role=alertdialog], [role=menu]"
const fields = "textarea, select, input:not([type=checkbox], [type=button], [type=submit]), [role=listbox] *"
/** Elements whose arrow keys move inside them. */
const moving = "[role=tablist], [role=radiogroup], [role=slider], [role=listbox]"
