import { fireEvent, render, screen } from "@solidjs/testing-library"
import { expect, test } from "vitest"
import { Confirm } from "./Confirm.tsx"
import { Dialog } from "./Dialog.tsx"

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

test("a dialog is no alert dialog, also where both are used", () => {
  const page = render(() => (
    <Dialog title="Invite people" onClose={() => undefined}>
      A link for one person.
    </Dialog>
  ))
  expect(screen.getByRole("dialog").textContent).toContain("Invite people")
  page.unmount()
})
