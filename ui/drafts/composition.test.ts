import { afterEach, expect, test } from "vitest"
import { guardComposition } from "./composition.ts"
import { onKeys } from "../parts/keys.ts"

const releases: Array<() => void> = []
afterEach(() => {
  for (const release of releases.splice(0)) release()
})
const press = (event: KeyboardEventInit) => {
  const pressed = new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...event })
  document.body.dispatchEvent(pressed)
  return pressed
}

test.each([
  ["in Chrome and Firefox", { key: "Enter", isComposing: true }],
  ["in Safari, after the composition", { key: "Enter", keyCode: 229 }],
  ["that cancels the composition", { key: "Escape", isComposing: true }]
])("a key of an input method reaches no handler: %s", (_, event) => {
  const seen: Array<string> = []
  const act = () => void seen.push(event.key)
  releases.push(guardComposition(), onKeys({ Enter: act, Escape: act }))
  const pressed = press(event)
  expect(seen).toEqual([])
  expect(pressed.defaultPrevented).toBe(event.key === "Enter")
})

test("every other key does", () => {
  const seen: Array<string> = []
  releases.push(guardComposition(), onKeys({ Enter: () => void seen.push("Enter") }))
  press({ key: "Enter", keyCode: 13 })
  expect(seen).toEqual(["Enter"])
})
