import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { onKeys } from "./keys.ts"

const pressed: Array<string> = []
const act = (name: string) => () => void pressed.push(name)
let release: () => void
/** `at`: milliseconds since the page was loaded. */
const press = (key: string, { at = 0, ...more }: KeyboardEventInit & { readonly at?: number } = {}) => {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, ...more })
  Object.defineProperty(event, "timeStamp", { value: at })
  document.body.dispatchEvent(event)
}

beforeEach(() => {
  pressed.length = 0
  release = onKeys({ k: act("previous"), 1: act("approve"), "g k": act("knowledge") })
})
afterEach(() => release())

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

  test("work where the layout is Cyrillic", () => {
    press("л", { code: "KeyK" })
    expect(pressed).toEqual(["previous"])
  })

  test("a decision that is held down is one decision", () => {
    press("1")
    press("1", { repeat: true })
    press("k", { repeat: true })
    expect(pressed).toEqual(["approve", "previous"])
  })

  test("are letters in a field", () => {
    const field = document.body.appendChild(document.createElement("input"))
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "1", bubbles: true }))
    field.remove()
    expect(pressed).toEqual([])
  })
})
