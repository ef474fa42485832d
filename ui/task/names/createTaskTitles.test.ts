import { createRoot, createSignal } from "solid-js"
import { expect, test, vi } from "vitest"
import { TaskId } from "../../../domain/ids.ts"
import { createTaskTitles } from "./createTaskTitles.ts"

test("the tasks of a page are asked for at once, each of them once", async () => {
  const asked: Array<string> = []
  const fetch = (ids: string) => {
    asked.push(ids)
    // The server leaves out what the reader may not see.
    const seen = ids.split(",").filter((id) => id !== "hidden00")
    return Promise.resolve(seen.map((id, at) => ({ id: TaskId.make(id), number: at + 1, title: `Title of ${id}` })))
  }
  const [ids, setIds] = createSignal<ReadonlyArray<string>>(["done0000", "hidden00", "done0000"])
  const { titleOf, end } = createRoot((end) => ({ titleOf: createTaskTitles(ids, fetch), end }))
  expect(titleOf("done0000")).toBeUndefined()
  await vi.waitFor(() => expect(titleOf("done0000")).toBe("T-1 Title of done0000"))
  expect(titleOf("hidden00")).toBeNull()
  setIds(["done0000", "hidden00", "done0001", "done0002"])
  await vi.waitFor(() => expect(titleOf("done0002")).toBe("T-2 Title of done0002"))
  expect(asked).toEqual(["done0000,hidden00", "done0001,done0002"])
  end()
})
