import { render } from "@solidjs/testing-library"
import { expect, test } from "vitest"
import { taskRow } from "../kit/rows.ts"
import { EditableDescription, EditableTitle } from "./EditableTexts.tsx"

const texts = (mayAct: boolean) => {
  const task = taskRow("t1", { title: "Rename the harbour", description: "" })
  return render(() => (
    <>
      <EditableTitle task={task} mayAct={mayAct} act={() => undefined} />
      <EditableDescription task={task} mayAct={mayAct} act={() => undefined} />
    </>
  ))
}

test("a title and a description are buttons for whoever may change them", () => {
  expect(texts(true).getAllByRole("button")).toHaveLength(2)
})

test("whoever only looks reads them, and is offered nothing", () => {
  const page = texts(false)
  expect(page.getByRole("heading").textContent).toBe("Rename the harbour")
  expect(page.queryByRole("button")).toBeNull()
})
