import { createRoot } from "solid-js"
import { expect, test, vi } from "vitest"
import { TaskId } from "../../../domain/ids.ts"
import { eventSentence } from "../history/eventSentence.ts"
import { createTaskNames } from "./createTaskNames.ts"
import { createTaskTitles } from "./createTaskTitles.ts"

test("the history of a link names the other task, if the reader may see it", async () => {
  const asked: Array<string> = []
  const serve = (ids: string) => {
    asked.push(ids)
    return Promise.resolve([{ id: TaskId.make("rest0001"), number: 7, title: "Paint the rail" }])
  }
  const link = (to: string) => ({ event: "TaskLinked", detail: { relation: "blocks", to } })
  const events = [link("line0001"), link("rest0001"), link("gone0001"), { event: "TaskStarted", detail: {} }]
  const { nameOf, end } = createRoot((end) => ({
    end,
    nameOf: createTaskNames(
      (id) => (id === "line0001" ? { number: 12, title: "Oil the winch" } : undefined),
      () => events,
      (ids) => createTaskTitles(ids, serve)
    )
  }))
  const said = (to: string) => eventSentence(link(to), { person: () => "Ann", task: nameOf })
  expect(said("line0001")).toBe("linked the task to \u2068T-12 Oil the winch\u2069")
  expect(said("rest0001")).toBe("linked the task to another task")
  await vi.waitFor(() => expect(said("rest0001")).toBe("linked the task to \u2068T-7 Paint the rail\u2069"))
  expect(said("gone0001")).toBe("linked the task to a task that you cannot see")
  expect(asked).toEqual(["rest0001,gone0001"])
  end()
})
