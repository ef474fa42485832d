import { render, screen } from "@solidjs/testing-library"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { shownTask } from "../../kit/rows.ts"
import { listenForKeys } from "../../verbs/keys.ts"
import { Rail } from "./Rail.tsx"
import { statusSteps } from "./statusSteps.ts"

const sent: Array<unknown> = []
let release: () => void
beforeEach(() => {
  sent.length = 0
  release = listenForKeys()
})
afterEach(() => release())

const rail = (mayAct: boolean, more: Parameters<typeof shownTask>[1] = {}) =>
  render(() => (
    <Rail
      task={shownTask("t1", more)}
      mayAct={mayAct}
      people={[]}
      topics={[]}
      nameOf={(actor) => actor}
      act={(verb, _, body) => {
        sent.push([verb, body])
        return Promise.resolve(null)
      }}
    />
  ))
const press = (key: string) =>
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }))

describe("the facts of a task", () => {
  test.each([
    ["s", "In progress", ["start", undefined]],
    ["p", "high", ["prioritise", { priority: "high" }]],
    ["l", "bug", ["correct", { category: "bug", priority: "low" }]]
  ])("open with %s, and a choice sends its command", async (key, choice, command) => {
    rail(true)
    press(key)
    const button = await screen.findByRole("button", { name: choice, pressed: false })
    button.click()
    expect(sent).toEqual([command])
  })

  test("show which choice is the present one", async () => {
    rail(true)
    press("a")
    expect(await screen.findByRole("button", { name: "unassigned", pressed: true })).toBeDefined()
  })

  test("are read by a viewer, who has no button and no key", () => {
    const page = rail(false)
    press("s")
    expect(page.queryAllByRole("button")).toEqual([])
    expect(page.getByText("Open")).toBeDefined()
  })

  test("of a finished task offer to reopen it, and nothing that would be refused", () => {
    expect(statusSteps.done.flatMap(({ verb }) => verb ?? [])).toEqual(["reopen"])
    expect(statusSteps.cancelled.flatMap(({ verb }) => verb ?? [])).toEqual(["reopen"])
  })
})
