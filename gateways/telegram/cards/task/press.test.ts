import { expect, test } from "vitest"
import { TaskId } from "../../../../domain/ids.ts"
import { Day } from "../../../../domain/values.ts"
import { type CardAction, personMark, pressData, pressOf } from "./press.ts"

const every: ReadonlyArray<CardAction> = [
  { is: "done" },
  { is: "reopen" },
  { is: "undo" },
  { is: "confirm" },
  { is: "back" },
  { is: "open", picker: { field: "assignee", page: 999 } },
  { is: "open", picker: { field: "priority", page: 0 } },
  { is: "open", picker: { field: "due", page: 0 } },
  { is: "assign", person: personMark("person:ann00000") },
  { is: "assign", person: null },
  { is: "prioritise", priority: "critical" },
  { is: "schedule", day: Day.make("2026-11-27") },
  { is: "schedule", day: null }
]

test.each(every.map((action) => ({ action })))(
  "$action has at most 64 bytes of data, which decode to it",
  ({ action }) => {
    const press = { action, task: TaskId.make("z".repeat(40)), revision: Number.MAX_SAFE_INTEGER }
    expect(Buffer.byteLength(pressData(press))).toBeLessThanOrEqual(64)
    expect(pressOf(pressData(press))).toEqual(press)
  }
)

test.each([
  "",
  "d",
  "d.x.1",
  "x.0123456789abcdefghij.1",
  "d.0123456789ABCDEFGHIJ.1",
  "d.0123456789abcdefghij",
  "d.0123456789abcdefghij.1\n",
  "d.0123456789abcdefghij.1.2",
  "d.evt.task.>.1",
  "w.0123456789abcdefghij.1",
  "w.0123456789abcdefghij.1.-1",
  "a.0123456789abcdefghij.1.ann",
  "l.0123456789abcdefghij.1.urgent",
  "e.0123456789abcdefghij.1.20261340",
  "constructor.0123456789abcdefghij.1"
])("the data %j is refused", (data) => expect(pressOf(data)).toBeNull())
