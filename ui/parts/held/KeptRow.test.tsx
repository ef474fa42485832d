import { render } from "@solidjs/testing-library"
import { createSignal, For } from "solid-js"
import { expect, test } from "vitest"
import { createHeldList } from "./createHeldList.ts"
import { KeptRow } from "./KeptRow.tsx"

test("a row that left every window keeps its place and words until the list is released", () => {
  const [rows, setRows] = createSignal<Readonly<Record<string, { readonly title: string }>>>({
    a: { title: "Paint" },
    b: { title: "Oil" }
  })
  let list!: ReturnType<typeof createHeldList<"all">>
  const page = render(() => {
    list = createHeldList(["all"] as const, () => Object.keys(rows()))
    return (
      <For each={list.idsOf("all")}>{(id) => <KeptRow row={rows()[id]}>{(row) => <p>{row().title}</p>}</KeptRow>}</For>
    )
  })
  const shown = () => [...page.container.querySelectorAll("p")].map(({ textContent }) => textContent)
  list.hold()
  setRows({ b: { title: "Oil the winch" } })
  expect(shown()).toEqual(["Paint", "Oil the winch"])
  list.release()
  expect(shown()).toEqual(["Oil the winch"])
})
