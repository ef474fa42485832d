import { expect, test } from "vitest"
import type { ActivityRow } from "../../../gateways/contract.ts"
import { textChanges } from "./textChanges.ts"

let count = 0
// Only the fields that the changes are made of.
const event = (event: string, detail: object) => ({ id: `${++count}.1`, event, detail }) as unknown as ActivityRow

test("a change has the words of before and after, without the markup of Markdown", () => {
  const items = [
    event("TaskCreated", { title: "Paint", description: "# Paint\n\n**All** of it" }),
    event("TaskRetitled", { title: "Paint the pier" }),
    event("TaskCommented", { comment: "c1", text: "By *Monday*" }),
    event("TaskDescribed", { description: "# Paint\n\n**Most** of it" }),
    event("CommentEdited", { comment: "c1", text: "By *Friday*" }),
    event("TaskAssigned", { assignee: null })
  ]
  const changes = textChanges(items)
  expect(items.map(({ id }) => changes.get(id))).toEqual([
    undefined,
    { before: "Paint", after: "Paint the pier" },
    undefined,
    { before: "Paint\n\nAll of it", after: "Paint\n\nMost of it" },
    { before: "By Monday", after: "By Friday" },
    undefined
  ])
})

test("a first description and a version without the one before are new texts", () => {
  const first = [event("TaskCreated", { title: "A", description: "" }), event("TaskDescribed", { description: "B" })]
  expect([...textChanges(first).values()]).toEqual([{ before: null, after: "B" }])
  expect([...textChanges([event("TaskRetitled", { title: "B" })]).values()]).toEqual([{ before: null, after: "B" }])
})

test("a text that was erased makes no change", () => {
  expect(textChanges([event("TaskDescribed", { description: "" })]).size).toBe(0)
})
