import { fireEvent, render, screen } from "@solidjs/testing-library"
import { For } from "solid-js"
import { expect, test } from "vitest"
import { createFind, FindPeople } from "./FindPeople.tsx"

const people = ["Ann Harbour", "Oleg", "Taras"].map((name) => ({ name, handle: name === "Oleg" ? "captain" : null }))

const show = (above: number) =>
  render(() => {
    const find = createFind(() => people)
    return (
      <>
        <FindPeople find={find} above={above} />
        <For each={find.found()}>{({ name }) => <b>{name}</b>}</For>
      </>
    )
  })
const names = () => [...document.querySelectorAll("b")].map(({ textContent }) => textContent)

test.each([
  ["harb", ["Ann Harbour"]],
  [" CAPTAIN ", ["Oleg"]],
  ["nobody", []]
])("finds people by name and handle: %s", (text, expected) => {
  show(2)
  expect(names()).toEqual(people.map(({ name }) => name))
  fireEvent.input(screen.getByRole("searchbox", { name: "Find in 3 people" }), { target: { value: text } })
  expect(names()).toEqual(expected)
})

test("a short list has no search", () => {
  show(3)
  expect(screen.queryByRole("searchbox")).toBeNull()
})
