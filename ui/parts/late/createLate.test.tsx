/** A part whose code arrives after the person has come near it. */
import { fireEvent, render, screen } from "@solidjs/testing-library"
import { type Component, createSignal, Show } from "solid-js"
import { expect, test, vi } from "vitest"
import { createLate, type LateCode, makeLateCode } from "./createLate.tsx"
import { LateMenu } from "./LateMenu.tsx"

type Part = Component<{ readonly open: boolean }>
const Opened: Part = (props) => <button type="button">{props.open ? "open" : "closed"}</button>

const shownWith = (code: LateCode<Part>) =>
  render(() => {
    const late = createLate(code)
    return (
      <span ref={late.box} {...late.near}>
        <Show
          when={late.part()}
          fallback={
            <button type="button" {...late.button}>
              waits
            </button>
          }
        >
          {(part) => part()({ open: late.isWanted() })}
        </Show>
      </span>
    )
  })
/** Code that arrives when the test says so. */
const arriving = () => {
  const [loaded, setLoaded] = createSignal<Part | null>(null)
  return { code: { loaded, load: () => Promise.resolve() }, arrive: () => void setLoaded(() => Opened) }
}
const button = () => screen.getByRole("button")

test.each([
  ["a press", () => fireEvent.click(button())],
  ["the arrow", () => fireEvent.keyDown(button(), { key: "ArrowDown" })]
])("%s before the code is there opens the part when it is", (_, press) => {
  const { code, arrive } = arriving()
  shownWith(code)
  press()
  expect(button().textContent).toBe("waits")
  arrive()
  expect(button().textContent).toBe("open")
})

test("code that arrives between the two halves of a click does not lose it", async () => {
  const { code, arrive } = arriving()
  shownWith(code)
  const waits = button()
  fireEvent.pointerDown(waits)
  arrive()
  fireEvent.pointerUp(waits)
  fireEvent.click(waits)
  await vi.waitFor(() => expect(button().textContent).toBe("open"))
})

test("the focus stays on the button when the code arrives", () => {
  const { code, arrive } = arriving()
  shownWith(code)
  button().focus()
  arrive()
  expect([button().textContent, document.activeElement]).toEqual(["closed", button()])
})

test("code is fetched once for all places, and again after a failure", async () => {
  const fetchCode = vi.fn<() => Promise<Part>>().mockRejectedValueOnce(new TypeError("gone")).mockResolvedValue(Opened)
  const code = makeLateCode(fetchCode)
  shownWith(code)
  await expect(code.load()).rejects.toThrow("gone")
  await code.load()
  await code.load()
  expect([fetchCode.mock.calls.length, button().textContent]).toEqual([2, "closed"])
})

test("a menu opens by a press before its code is there", async () => {
  render(() => (
    <LateMenu
      items={[{ name: "Rename", onSelect: () => undefined }]}
      trigger={(trigger) => (
        <button type="button" {...trigger}>
          Views
        </button>
      )}
    />
  ))
  fireEvent.click(button())
  expect((await screen.findByRole("menuitem")).textContent).toBe("Rename")
})
