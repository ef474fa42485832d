import { render } from "@solidjs/testing-library"
import { createSignal, For, Show } from "solid-js"
import { Portal } from "solid-js/web"
import { afterEach, beforeEach, expect, test } from "vitest"
import { keepFocus } from "./keepFocus.ts"

let end: () => void
beforeEach(() => {
  end = keepFocus()
})
afterEach(() => end())
/** The observer is called after the change. */
const focused = async () => {
  for (let i = 0; i < 5; i++) await Promise.resolve()
  return document.activeElement?.textContent || document.activeElement?.getAttribute("aria-label")
}

test("a button that is replaced gives the focus to the main action in its place", async () => {
  const [open, setOpen] = createSignal(true)
  const page = render(() => (
    <main tabindex="-1">
      <span>
        <Show when={open()} fallback={<button class="btn go">Reopen</button>}>
          <button class="btn">Start</button>
          <button class="btn">Cancel</button>
          <button class="btn go">Complete</button>
        </Show>
      </span>
    </main>
  ))
  page.getByText("Complete").focus()
  setOpen(false)
  expect(await focused()).toBe("Reopen")
  setOpen(true)
  expect(await focused()).toBe("Complete")
})

test("a dialog that leaves the body gives it to the button that opened it, not to the first link of the page", async () => {
  const [open, setOpen] = createSignal(false)
  const page = render(() => (
    <main>
      <a href="#content">Skip</a>
      <button onClick={() => setOpen(true)}>Open</button>
      <Show when={open()}>
        <Portal>
          <button>Close</button>
        </Portal>
      </Show>
    </main>
  ))
  page.getByText("Open").focus()
  setOpen(true)
  await focused()
  const close = [...document.querySelectorAll("button")].find(({ textContent }) => textContent === "Close")
  close?.focus()
  expect(await focused()).toBe("Close")
  setOpen(false)
  expect(await focused()).toBe("Open")
})

test("a row that leaves gives it to the row that takes its place", async () => {
  const [rows, setRows] = createSignal(["a", "b", "c"])
  const page = render(() => (
    <ul>
      <For each={rows()}>
        {(row) => (
          <li>
            <a href={`/${row}`}>{row}</a>
          </li>
        )}
      </For>
    </ul>
  ))
  page.getByText("b").focus()
  setRows(["a", "c"])
  expect(await focused()).toBe("c")
})

test("a field that was saved gives it to the text in its place, and never to a button beside it", async () => {
  const [editing, setEditing] = createSignal(true)
  const page = render(() => (
    <div tabindex="0" aria-label="Proposal">
      <section>
        <Show when={editing()} fallback={<h2>The text</h2>}>
          <form>
            <textarea aria-label="Text" />
          </form>
        </Show>
      </section>
      <button>Merge</button>
    </div>
  ))
  page.getByRole("textbox").focus()
  setEditing(false)
  await focused()
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Proposal")
})

test("a page that is left gives it to the main part, and a dialog to the button that opened it", async () => {
  const [at, setAt] = createSignal("page")
  const [asking, setAsking] = createSignal(false)
  const page = render(() => (
    <>
      <main tabindex="-1" aria-label="Main">
        <Show when={at() === "page"} fallback={<button>Other page</button>}>
          <div>
            <button>Opener</button>
          </div>
        </Show>
      </main>
      <Show when={asking()}>
        <div role="dialog">
          <button>Yes</button>
        </div>
      </Show>
    </>
  ))
  page.getByText("Opener").focus()
  setAsking(true)
  page.getByText("Yes").focus()
  setAsking(false)
  expect(await focused()).toBe("Opener")
  setAt("other")
  await focused()
  expect(document.activeElement?.tagName).toBe("MAIN")
})

test("a press beside everything leaves nothing with the focus", async () => {
  const [shown, setShown] = createSignal(true)
  const page = render(() => (
    <main tabindex="-1">
      <Show when={shown()}>
        <button>Gone later</button>
      </Show>
    </main>
  ))
  page.getByText("Gone later").focus()
  page.getByText("Gone later").blur()
  await focused()
  setShown(false)
  await focused()
  expect(document.activeElement).toBe(document.body)
})

test("a page that replaces another one gives it to its main part, not to the link that skips the menu", async () => {
  const [joined, setJoined] = createSignal(false)
  const page = render(() => (
    <div>
      <Show
        when={joined()}
        fallback={
          <div>
            <main>
              <input aria-label="Your name" />
            </main>
          </div>
        }
      >
        <div>
          <a href="#content">Skip</a>
          <main tabindex="-1" aria-label="Main" />
        </div>
      </Show>
    </div>
  ))
  page.getByLabelText("Your name").focus()
  setJoined(true)
  expect(await focused()).toBe("Main")
})
