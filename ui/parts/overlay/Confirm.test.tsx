import { fireEvent, render, screen } from "@solidjs/testing-library"
import { expect, test } from "vitest"
import { Confirm } from "./Confirm.tsx"

test("an action that destroys needs the typed name", () => {
  let forgotten = 0
  const page = render(() => (
    <Confirm
      title="Forget Jonas?"
      action="Forget"
      typed="Jonas"
      onConfirm={() => void forgotten++}
      onClose={() => undefined}
    >
      All messages are erased.
    </Confirm>
  ))
  const button = screen.getByRole("button", { name: "Forget" })
  button.click()
  expect(forgotten).toBe(0)
  fireEvent.input(screen.getByRole("textbox"), { target: { value: "Jonas" } })
  button.click()
  expect(forgotten).toBe(1)
  page.unmount()
})
