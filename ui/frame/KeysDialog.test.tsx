import { render, screen, within } from "@solidjs/testing-library"
import { expect, test } from "vitest"
import { KeysDialog } from "./KeysDialog.tsx"

test("an action with several keys has one line of its section, with all of them", () => {
  render(() => <KeysDialog pages={[]} onClose={() => undefined} />)
  const task = screen.getByRole("heading", { name: "On a task" }).parentElement ?? document.body
  const names = within(task)
    .getAllByRole("term")
    .map(({ textContent }) => textContent)
  expect(names).toEqual([...new Set(names)])
  const line = within(task).getByText("Back to now").parentElement
  expect(line?.textContent).toMatch(/End.*Esc/)
})
