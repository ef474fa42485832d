/** The parts of the audit: values in, callbacks out. */
import { Route, Router } from "@solidjs/router"
import { fireEvent, render, screen } from "@solidjs/testing-library"
import { expect, test, vi } from "vitest"
import { ActorId } from "../../domain/ids.ts"
import { team } from "../../domain/values.ts"
import type { ActivityRow } from "../../gateways/contract.ts"
import { changedFields } from "./events/changedFields.ts"
import { momentOf } from "../task/time/moment.ts"
import { csvOf } from "./export/csv.ts"
import { didOf } from "./events/did.ts"
import { fieldName, fieldText } from "./events/fieldText.ts"
import { ChangesByDay } from "./rows/ChangesByDay.tsx"

const ada = ActorId.make("person:ada00000")
const nameOf = (actor: string) => (actor === ada ? "Ada" : actor)
const change = (seq: number, more: Partial<ActivityRow> = {}): ActivityRow => ({
  id: `${seq}.1`,
  seq,
  subject: "evt.task.one00000",
  event: "TaskRetitled",
  actor: ada,
  at: "2026-11-20T10:00:00.000Z",
  causation: null,
  detail: { title: `Title ${seq}` },
  audience: team,
  ...more
})

test("the value of before is that of the newest earlier event of the same item", () => {
  const rows = [change(9), change(5), change(3), change(7, { subject: "evt.task.two00000" })]
  expect(changedFields(change(9), rows)).toEqual([{ field: "title", before: "Title 5", after: "Title 9" }])
  expect(changedFields(change(3), rows)).toEqual([{ field: "title", before: undefined, after: "Title 3" }])
})

test("an event is a sentence, and one of a newer server its name", () => {
  expect(didOf(change(1), nameOf)).toBe("changed the title to “Title 1”")
  expect(didOf(change(1, { event: "ProposalApproved", detail: {} }), nameOf)).toBe("approved a proposal")
  expect(didOf(change(1, { event: "TaskPainted" }), nameOf)).toBe("TaskPainted")
})

test("a change of the team names people, roles, chats and views", () => {
  const did = (event: string, detail: ActivityRow["detail"]) => didOf(change(1, { event, detail }), nameOf)
  expect(did("RoleGranted", { role: "admin" })).toBe("gave the role Administrator")
  expect(did("PersonMerged", { into: ada, withPrivate: true })).toBe("merged a person into Ada")
  expect(did("ConsentGiven", {})).toBe("allowed the messages of a chat to be stored")
  const names = { nameOf, titleOf: (subject: string) => `title of ${subject}`, viewOf: (id: string) => `view ${id}` }
  expect(fieldText("evt.person.bo000000", "role", "owner", names)).toBe("Owner")
  expect(fieldText("evt.chat.one00000", "person", ada, names)).toBe("Ada")
  expect(fieldText("evt.chat.one00000", "to", "two00000", names)).toBe("title of evt.chat.two00000")
  expect(fieldText("evt.views.bo000000", "view", "view0000", names)).toBe("view view0000")
  expect(fieldText("evt.task.one00000", "to", "two00000", names)).toBe("two00000")
})

test("a field has a word, and its value is written for a reader", () => {
  const names = { nameOf, titleOf: (subject: string) => `title of ${subject}`, viewOf: (id: string) => id }
  const text = (field: string, value: unknown) => fieldText("evt.task.one00000", field, value, names)
  expect([fieldName("wordsOf"), fieldName("priority"), fieldName("newField")]).toEqual([
    "Words of",
    "Priority",
    "newField"
  ])
  expect([text("due", null), text("withPrivate", false), text("days", 1200), text("tags", ["a", "b"])]).toEqual([
    "–",
    "no",
    "1,200",
    "a, b"
  ])
  expect(text("priority", "high")).toBe("high")
  expect(text("mentions", [ada])).toBe("Ada")
  expect(text("model", { provider: "builtin", model: "rules-v1", latencyMs: 2 })).toBe("built-in rules")
  expect(text("recommendation", { is: "merge", by: ada })).toBe("is: merge; By: Ada")
  const at = "2026-11-20T10:00:00.000Z"
  expect(text("expiresAt", at)).toBe(momentOf(at))
})

test("a cell of an export is never a formula", () => {
  const text = csvOf([change(4, { event: "=1+1" })], () => '@"Ada"')
  expect(text.split("\r\n")[1]).toContain(`"'=1+1"`)
  expect(text).toContain(`"'@""Ada"""`)
})

test("a row opens in place with before, after and cause, and one row is open at a time", () => {
  const only = vi.fn<(subject: string) => void>()
  const Shown = () => (
    <ChangesByDay
      rows={[change(9, { causation: "evt.proposal.p@8" }), change(5)]}
      nameOf={nameOf}
      titleOf={() => "T-1 Mend the pier"}
      viewOf={(id) => id}
      onOnly={only}
      link={(position) => `link of ${position}`}
    />
  )
  render(() => (
    <Router>
      <Route path="*" component={Shown} />
    </Router>
  ))
  const [first, second] = screen.getAllByRole("button", { name: /Ada/ })
  if (first === undefined || second === undefined) throw new Error("two rows")
  fireEvent.click(first)
  expect(first.getAttribute("aria-expanded")).toBe("true")
  expect(screen.getByRole("table").textContent).toContain("Title 5")
  expect(screen.getByText("T-1 Mend the pier, 8")).toBeTruthy()
  const shown = screen.getByRole("table").closest("li")?.textContent
  expect(shown).not.toContain("2026-11-20T")
  expect(shown).not.toContain("evt.")
  expect(screen.getByText("link of 9")).toBeTruthy()
  fireEvent.click(second)
  expect(first.getAttribute("aria-expanded")).toBe("false")
  fireEvent.click(screen.getByRole("button", { name: "Only this item" }))
  expect(only).toHaveBeenCalledWith("evt.task.one00000")
})
