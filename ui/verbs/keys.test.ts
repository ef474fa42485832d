import { createRoot, createSignal } from "solid-js"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { bind, bindVerbs } from "./bindings.ts"
import { keyNames } from "./keyNames.ts"
import { listenForKeys } from "./keys.ts"

const pressed: Array<string> = []
const act = (name: string) => () => void pressed.push(name)
let end: () => void
let may = true
const [isLoading, setLoading] = createSignal(false)
/** `at`: milliseconds since the page was loaded. */
const press = (
  key: string,
  { at = 0, on = document.body, ...more }: KeyboardEventInit & { readonly at?: number; readonly on?: HTMLElement } = {}
) => {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more })
  Object.defineProperty(event, "timeStamp", { value: at })
  on.dispatchEvent(event)
}
/** Presses a key on an element that is only in the document for it. */
const pressOn = (html: string, key: string, more: KeyboardEventInit = {}) => {
  const place = document.body.appendChild(document.createElement("div"))
  place.innerHTML = html
  press(key, { on: place.querySelector<HTMLElement>(".target") ?? document.body, ...more })
  place.remove()
}

beforeEach(() => {
  pressed.length = 0
  may = true
  setLoading(false)
  createRoot((dispose) => {
    const release = listenForKeys(isLoading)
    end = () => {
      release()
      dispose()
    }
    bindVerbs({ next: act("next"), previous: act("previous"), palette: act("palette"), keys: act("keys") })
    bindVerbs({ approve: { may: () => may, run: act("approve") } })
    bind([
      {
        id: "go",
        keys: ["g k", "/"],
        on: "go",
        repeats: false,
        name: () => "Knowledge",
        may: () => true,
        run: act("knowledge")
      },
      { id: "go on", keys: ["g o"], on: "go", repeats: false, may: () => true, run: () => void setLoading(true) }
    ])
  })
})
afterEach(() => end())

describe("keys", () => {
  test("a key after G belongs to it, and is not the single key", () => {
    press("g")
    press("k")
    press("k")
    expect(pressed).toEqual(["knowledge", "previous"])
  })

  test("a key that comes later than 1.2 seconds after G is a single key", () => {
    press("g", { at: 5_000 })
    press("k", { at: 6_199 })
    press("g", { at: 7_000 })
    press("k", { at: 8_200 })
    expect(pressed).toEqual(["knowledge", "previous"])
  })

  test("work where the layout is Cyrillic, signs too", () => {
    press("л", { code: "KeyK" })
    press(".", { code: "Slash" })
    press(",", { code: "Slash", shiftKey: true })
    expect(pressed).toEqual(["previous", "knowledge", "keys"])
  })

  test("arrows move as J and K do", () => {
    press("ArrowDown")
    press("ArrowUp")
    expect(pressed).toEqual(["next", "previous"])
  })

  test("a decision that is held down is one decision", () => {
    press("1")
    press("1", { repeat: true })
    press("k", { repeat: true })
    expect(pressed).toEqual(["approve", "previous"])
  })

  test("a verb that may not run now does nothing", () => {
    may = false
    press("1")
    expect(pressed).toEqual([])
  })

  test.each([
    ["in a field", '<input class="target">'],
    ["in a text", '<textarea class="target"></textarea>'],
    ["while a dialog is open", '<div role="dialog"></div><b class="target"></b>'],
    ["while a menu is open", '<div role="menu"></div><b class="target"></b>']
  ])("are letters %s", (_, html) => {
    pressOn(html, "1")
    expect(pressed).toEqual([])
  })

  test.each(["checkbox", "radio"])("an input of the type %s takes no letters, and keeps its own keys", (type) => {
    const html = `<div role="radiogroup"><input type="${type}" class="target"></div>`
    pressOn(html, "1")
    pressOn(html, " ")
    pressOn(html, "ArrowDown")
    expect(pressed).toEqual(["approve"])
  })

  test("a key that composes a letter is no verb", () => {
    press("1", { isComposing: true })
    press("Process")
    expect(pressed).toEqual([])
  })

  test("the palette opens from a field, but not over a dialog", () => {
    pressOn('<input class="target">', "k", { ctrlKey: true })
    pressOn('<div role="dialog"></div><b class="target"></b>', "k", { ctrlKey: true })
    expect(pressed).toEqual(["palette"])
  })

  test("arrows belong to the tabs that have the focus", () => {
    pressOn('<div role="tablist"><button class="target"></button></div>', "ArrowDown")
    expect(pressed).toEqual([])
  })
})

describe("while a page is loaded", () => {
  const shown = () => {
    setLoading(false)
    return Promise.resolve()
  }
  const word = ["c", "o", "1", "k", "g", "k"]

  test("the page before gets no keys, and the field of the new page gets the letters", async () => {
    const place = document.body.appendChild(document.createElement("div"))
    place.innerHTML = '<button></button><input type="search" value="">'
    const field = place.querySelector("input")!
    const inputs: Array<string> = []
    const clicks: Array<string> = []
    field.addEventListener("input", () => inputs.push(field.value))
    place
      .querySelector("button")!
      .addEventListener("keydown", ({ defaultPrevented }) => clicks.push(String(defaultPrevented)))
    setLoading(true)
    for (const key of [...word, "x", "Backspace", "Enter"]) press(key, { on: place.querySelector("button")! })
    expect(pressed).toEqual([])
    field.focus()
    await shown()
    expect(inputs).toEqual(["co1kgk"])
    place.remove()
    expect(pressed).toEqual([])
  })

  test("without a field, only the keys of every page work, in the order in which they were pressed", async () => {
    setLoading(true)
    for (const key of ["1", "j", "?", "g", "k", "k"]) press(key)
    await shown()
    expect(pressed).toEqual(["keys", "knowledge"])
    press("k")
    expect(pressed).toEqual(["keys", "knowledge", "previous"])
  })

  test("the keys after one that opens another page belong to that page", async () => {
    setLoading(true)
    for (const key of ["g", "o", "?"]) press(key)
    await shown()
    expect(pressed).toEqual([])
    await shown()
    expect(pressed).toEqual(["keys"])
  })

  test("the palette opens, and a field keeps its keys", async () => {
    setLoading(true)
    press("k", { ctrlKey: true })
    pressOn('<input class="target">', "k")
    await shown()
    expect(pressed).toEqual(["palette"])
  })
})

test("keys are named as they are printed", () => {
  expect(["g r", "mod+k", "shift+arrowright", "escape"].map((keys) => keyNames(keys, false))).toEqual([
    "G R",
    "Ctrl K",
    "⇧ →",
    "Esc"
  ])
  expect(keyNames("mod+k", true)).toBe("⌘ K")
})
