import { render } from "@solidjs/testing-library"
import { expect, test } from "vitest"
import { shownTask } from "../../kit/rows.ts"
import { EditableDescription } from "./EditableDescription.tsx"
import { EditableTitle } from "./EditableTitle.tsx"

const texts = (mayAct: boolean) => {
  const task = shownTask("t1", { title: "Rename the harbour", description: "" })
  return render(() => (
    <>
      <EditableTitle task={task} mayAct={mayAct} act={() => Promise.resolve(null)} />
      <EditableDescription task={task} mayAct={mayAct} act={() => Promise.resolve(null)} />
    </>
  ))
}

test("a person who may change the texts gets a button for each", () => {
  expect(texts(true).getAllByRole("button")).toHaveLength(2)
})

test("a viewer reads the texts, and gets no button", () => {
  const page = texts(false)
  expect(page.getByRole("heading").textContent).toBe("Rename the harbour")
  expect(page.queryByRole("button")).toBeNull()
})
