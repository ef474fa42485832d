/** Turns pressed keys into verbs. Nothing runs while the person types, composes a letter, or has a dialog or a menu open. */
import { createEffect, createRoot, on } from "solid-js"
import { beginsSequence, type BoundVerb, verbOfKeys } from "./bindings.ts"
import { focusedField, typeInto } from "./typeInto.ts"

/** The longest time between the two keys of a sequence. */
const sequenceMillis = 1200

/** A key that was pressed while a page was loaded. `letter`: the text that it types. */
interface HeldKey {
  readonly key: string
  readonly letter: string
  readonly at: number
}

/**
 * Listens until the returned function is called.
 *
 * While a page is loaded, the page before is still shown and has the focus. Its verbs do not run then, and its links and
 * buttons get no keys. Letters are held until the new page is shown. Its field gets them when it takes the focus. Otherwise
 * they are keys again, but only for the verbs that work on every page: a person does not decide on what they have not seen.
 *
 * @param isLoading true from a navigation until its page is shown
 */
export const listenForKeys = (isLoading: () => boolean = () => false) => {
  let first = ""
  let at = 0
  let held: ReadonlyArray<HeldKey> = []
  const verbAt = (key: string, when: number, isRepeat = false) => {
    const isSecond = first !== "" && when - at < sequenceMillis
    const verb = verbOfKeys(isSecond ? `${first} ${key}` : key)
    if (isRepeat && verb?.repeats !== true) return undefined
    first = !isSecond && beginsSequence(key) ? key : ""
    at = when
    return verb
  }
  const hold = (event: KeyboardEvent, key: string) => {
    event.preventDefault()
    if (event.key === "Backspace") held = held.slice(0, -1)
    if (event.key.length === 1) held = [...held, { key, letter: event.key, at: event.timeStamp }]
  }
  const runHeld = ({ key, at: when }: HeldKey) => {
    held = held.slice(1)
    const verb = verbAt(key, when)
    if (isEverywhere(verb)) verb?.run(key)
  }
  /** A released key may open another page or a dialog: the keys after it belong to those. */
  const release = () => {
    while (held.length > 0 && !isLoading()) {
      const field = focusedField()
      const [key] = held
      if (field !== undefined) typeInto(field, held.map(({ letter }) => letter).join(""))
      if (key === undefined || field !== undefined || isOverlaid()) held = []
      else runHeld(key)
    }
  }
  const press = (event: KeyboardEvent) => {
    const key = keyOf(event)
    if (event.defaultPrevented || event.altKey || isModifier(event.key) || isTyped(event, key)) return
    if (isLoading() && !key.startsWith("mod+")) return isBrowsers(event) ? undefined : hold(event, key)
    if (isOfElement(event, key)) return
    const verb = verbAt(key, event.timeStamp, event.repeat)
    if (verb === undefined || (isLoading() && !isEverywhere(verb))) return
    event.preventDefault()
    verb.run(key)
  }
  addEventListener("keydown", press)
  // Not in the effect itself, which would delay what a released key changes until all keys are released.
  const ended = () => queueMicrotask(release)
  const dispose = createRoot((dispose) => {
    createEffect(on(isLoading, (now) => (now ? undefined : ended()), { defer: true }))
    return dispose
  })
  return () => {
    removeEventListener("keydown", press)
    dispose()
  }
}

const isEverywhere = (verb: BoundVerb | undefined) => verb?.on === "everywhere" || verb?.on === "go"

/** True for the keys that no page takes from the browser: `Tab` and the function keys. */
const isBrowsers = ({ key }: KeyboardEvent) => /^(?:Tab|F\d+)$/u.test(key)

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

/** True when the key belongs to a text that is composed, to a dialog, to a menu or to a field. */
const isTyped = (event: KeyboardEvent, key: string) => {
  if (event.isComposing || event.key === "Process" || isOverlaid()) return true
  const { target } = event
  if (!(target instanceof HTMLElement) || key.startsWith("mod+")) return false
  return target.isContentEditable || target.matches(fields)
}

/** True when the key presses the element with the focus, or moves inside it. */
const isOfElement = ({ target }: KeyboardEvent, key: string) => {
  if (!(target instanceof HTMLElement)) return false
  if (/^(?:enter| )$/u.test(key)) return target.matches("a, button, summary, input")
  return /arrow/u.test(key) && target.closest(moving) !== null
}

const isOverlaid = () => document.querySelector(overlays) !== null

const overlays = "dialog[open], [role=dialog], [role=alertdialog], [role=menu]"
const fields =
  "textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit]), [role=listbox] *"
/** Elements whose arrow keys move inside them. */
const moving = "[role=tablist], [role=radiogroup], [role=slider], [role=listbox]"
