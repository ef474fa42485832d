import { afterEach, beforeEach, expect, test } from "vitest"
import { watchCutPastes } from "./cutPastes.ts"

let reported: Array<number>
let end: () => void
beforeEach(() => {
  reported = []
  end = watchCutPastes((most) => reported.push(most))
})
afterEach(() => {
  end()
  document.body.replaceChildren()
})

const paste = (html: string, text: string, select: readonly [number, number] = [0, 0]) => {
  document.body.innerHTML = html
  const field = document.body.firstElementChild as HTMLInputElement
  field.setSelectionRange(...select)
  // The environment of the tests has no clipboard.
  const event = Object.assign(new Event("paste", { bubbles: true }), { clipboardData: { getData: () => text } })
  field.dispatchEvent(event)
}

test("a pasted text that does not fit is reported with the limit of its field", () => {
  paste(`<input maxlength="5" value="ab" />`, "cdef", [2, 2])
  paste(`<textarea maxlength="3"></textarea>`, "four")
  expect(reported).toEqual([5, 3])
})

test("a text that fits, also in the place of a selected one, is not reported", () => {
  paste(`<input maxlength="5" value="ab" />`, "cde", [2, 2])
  paste(`<input maxlength="5" value="abcde" />`, "xyz", [0, 3])
  paste(`<input value="ab" />`, "x".repeat(1000))
  expect(reported).toEqual([])
})
