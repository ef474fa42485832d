import { afterEach, expect, test } from "vitest"
import { guardComposition } from "./composition.ts"

const releases: Array<() => void> = []
afterEach(() => {
  for (const release of releases.splice(0)) release()
})
/** A handler of the page, after the guard. */
const listen = (keys: ReadonlyArray<string>, seen: Array<string>) => {
  const hear = ({ key }: KeyboardEvent) => void (keys.includes(key) && seen.push(key))
  addEventListener("keydown", hear)
  return () => removeEventListener("keydown", hear)
}
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
  releases.push(guardComposition(), listen(["Enter", "Escape"], seen))
  const pressed = press(event)
  expect(seen).toEqual([])
  expect(pressed.defaultPrevented).toBe(event.key === "Enter")
})

test("every other key does", () => {
  const seen: Array<string> = []
  releases.push(guardComposition(), listen(["Enter"], seen))
  press({ key: "Enter", keyCode: 13 })
  expect(seen).toEqual(["Enter"])
})
