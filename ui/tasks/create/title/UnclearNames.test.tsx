import { fireEvent, render, screen } from "@solidjs/testing-library"
import { createSignal } from "solid-js"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import type { ChosenName } from "../../../../domain/task/title/tokens.ts"
import type { Live } from "../../../sync/live.tsx"
import { Chips } from "./Chips.tsx"
import { createUnderstanding } from "./createUnderstanding.ts"
import { UnclearNames } from "./UnclearNames.tsx"

const ann = (id: string, handle: string | null) => ({
  id,
  name: "Ann",
  handle,
  role: "member",
  left: false,
  mergedInto: null
})
const live = {
  views: {
    people: { all: () => [ann("person:ann00001", "annie"), ann("person:ann00002", null)] },
    topics: { all: () => [] }
  },
  session: { actor: "person:ada00000" }
}

beforeEach(() => vi.stubGlobal("fetch", () => Promise.resolve(new Response(JSON.stringify({ due: null, seq: 1 })))))
afterEach(() => vi.unstubAllGlobals())

/** The title with its chips and questions, as the page and the Mini App show them. */
function Title() {
  const [text, setText] = createSignal("Call the pier @Ann")
  const [kept, setKept] = createSignal<ReadonlyArray<string>>([])
  const [chosen, setChosen] = createSignal<ReadonlyArray<ChosenName>>([])
  // Only these rows are read.
  const understanding = createUnderstanding(live as unknown as Live, text, kept, chosen)
  const keepText = (phrase: string) => setKept((before) => [...before, phrase])
  const choose = (name: ChosenName) => setChosen((before) => [...before, name])
  return (
    <form>
      <input class="field" aria-label="Title" value={text()} onInput={(event) => setText(event.currentTarget.value)} />
      <Chips of={understanding} onKeep={({ from, to }) => keepText(text().slice(from, to))} />
      <UnclearNames of={understanding} onChoose={choose} onKeep={keepText} />
      <output>
        {understanding
          .parts()
          .map(({ value }) => value)
          .join()}
      </output>
    </form>
  )
}

test("two people of one name are offered, with a handle or a role, and a press assigns the chosen one", () => {
  render(() => <Title />)
  expect(screen.getByRole("status").textContent).toBe("")
  const group = screen.getByRole("group", { name: "Who is @Ann?" })
  expect([...group.querySelectorAll("button")].map((each) => each.textContent)).toEqual([
    "Ann @annie",
    "Ann (Member)",
    ""
  ])
  fireEvent.click(screen.getByRole("button", { name: "Ann (Member)" }))
  expect(screen.getByRole("status").textContent).toBe("person:ann00002")
  expect(screen.queryByRole("group")).toBeNull()
  expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Title" }))
})

test("the word stays in the title when the person wants it as text", () => {
  render(() => <Title />)
  fireEvent.click(screen.getByRole("button", { name: "Keep “@Ann” as text" }))
  expect(screen.queryByRole("group")).toBeNull()
  expect(screen.getByRole("status").textContent).toBe("")
})
