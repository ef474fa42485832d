import { fireEvent, render, screen } from "@solidjs/testing-library"
import { expect, test } from "vitest"
import { TextInPlace } from "./TextInPlace.tsx"

const shown = (focus: boolean) => {
  const done: Array<string> = []
  render(() => (
    <TextInPlace
      label="Title"
      maxLength={20}
      value="Mend the pier"
      focus={focus}
      onInput={() => undefined}
      onSave={() => done.push("saved")}
      onLeave={() => done.push("left")}
    />
  ))
  return { done, field: screen.getByRole("textbox") }
}

test("a field that the person has asked for is saved when it is left", () => {
  const { done, field } = shown(true)
  fireEvent.blur(field)
  expect(done).toEqual(["saved"])
})

test("a field with a refused text is saved by Enter only, so that it does not leave under a click", () => {
  const { done, field } = shown(false)
  fireEvent.blur(field)
  expect(done).toEqual([])
  fireEvent.keyDown(field, { key: "Enter" })
  expect(done).toEqual(["saved"])
})
