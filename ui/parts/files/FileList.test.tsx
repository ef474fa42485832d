import { fireEvent, render, screen } from "@solidjs/testing-library"
import { expect, test } from "vitest"
import type { NamedFile } from "../../../domain/message/fileLines.ts"
import { Refusal } from "../../sync/rest/api.ts"
import type { FileSource } from "../../sync/rest/filesApi.ts"
import { FileList } from "./FileList.tsx"

const file = (kind: NamedFile["kind"], name: string): NamedFile => ({ kind, name, length: "", size: "1.2 MB" })
const problem = (status: number, reason?: string) =>
  new Refusal({
    type: "about:blank",
    title: "",
    status,
    detail: "in English",
    ...(reason === undefined ? {} : { reason })
  })

const shown = (named: ReadonlyArray<NamedFile>, count: number, error: Refusal) => {
  const asked: Array<number> = []
  const source: FileSource = {
    hrefOf: (place) => `/files/${place}`,
    fetch: (place) => {
      asked.push(place)
      return Promise.reject(error)
    }
  }
  render(() => <FileList named={named} count={count} source={source} />)
  return asked
}

test("a photo is shown, and a line that a person typed opens nothing", () => {
  shown([file("file", "typed.pdf"), file("photo", "")], 1, problem(503))
  expect(screen.getByRole("img", { name: "Photo" }).getAttribute("src")).toBe("/files/0")
  expect(screen.queryByRole("button")).toBeNull()
  expect(screen.getByText("typed.pdf")).toBeTruthy()
})

test("a photo that does not come says why, and a press tries again", async () => {
  const asked = shown([file("photo", "")], 1, problem(404, "file-gone"))
  fireEvent.error(screen.getByRole("img"))
  expect((await screen.findByRole("alert")).textContent).toContain("The file is no longer in Telegram.")
  fireEvent.click(screen.getByRole("button", { name: /Photo/ }))
  await screen.findByRole("alert")
  expect(asked).toEqual([0, 0])
})

test.each([
  [problem(404, "file-too-large"), "Open it in Telegram"],
  [problem(404, "no-bot"), "No bot is connected"],
  [problem(503), "Telegram did not send the file"]
])("a download that fails says what to do", async (error, words) => {
  const asked = shown([file("photo", ""), file("file", "offer.pdf")], 2, error)
  fireEvent.click(screen.getByRole("button", { name: /offer\.pdf/ }))
  expect((await screen.findByRole("alert")).textContent).toContain(words)
  expect(asked).toEqual([1])
})
