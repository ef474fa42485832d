import { expect, test } from "vitest"
import { ActorId, ViewId } from "../../../domain/ids.ts"
import { shownView } from "../../kit/rows.ts"
import { noFilter } from "../filter/filter.ts"
import { changedParams, isChangedFrom, inViewOrder, mayChange, savedListOf, shownQuery, viewHref } from "./views.ts"

const ann = ActorId.make("person:ann00000")
const bob = ActorId.make("person:bob00000")
const late = shownView(ann, {
  name: "Late",
  fields: { due: { not: false, values: ["late"] } },
  text: "crane",
  order: "due"
})
const shown = { view: late.id, due: "late", q: "crane", sort: "due" }

test("an address with the id of a view shows the view, unless it has parameters of its own", () => {
  expect(viewHref(late)).toBe("/tasks?view=view0001")
  expect(savedListOf(shownQuery({ view: late.id }, late), "list")).toMatchObject({
    fields: late.fields,
    text: "crane",
    order: "due",
    grouping: "status"
  })
  expect(shownQuery({ view: late.id, sort: "title" }, late)).toEqual({ view: late.id, sort: "title" })
  expect(shownQuery({ view: late.id }, undefined)).toEqual({ view: late.id })
})

test("a change of a view is in the address, also when it removes the whole filter", () => {
  const changed = changedParams(shown, { q: undefined, due: undefined }, late)
  expect(changed).toMatchObject({ q: undefined, due: undefined, sort: "due", group: "status" })
  expect(savedListOf(shownQuery({ view: late.id, sort: "due", group: "status" }, late), "list")).toMatchObject(noFilter)
})

test("a change that is reversed is no change", () => {
  const query = { ...shown, due: "today" }
  expect(isChangedFrom(query, late)).toBe(true)
  expect(isChangedFrom(changedParams(query, { due: "late" }, late), late)).toBe(false)
})

test("parameters with default values are no change", () => {
  expect(isChangedFrom(shown, late)).toBe(false)
  expect(isChangedFrom({ ...shown, group: "status" }, late)).toBe(false)
  expect(isChangedFrom({ ...shown, hidden: "yes" }, late)).toBe(true)
})

test("own views come first, then those of others, each by name", () => {
  const other = { ...late, id: ViewId.make("view0002"), savedBy: bob, name: "Arrivals" }
  const own = { ...late, id: ViewId.make("view0003"), name: "crew 10" }
  const second = { ...late, id: ViewId.make("view0004"), name: "Crew 9" }
  expect(inViewOrder([other, own, late, second], ann).map(({ name }) => name)).toEqual([
    "Crew 9",
    "crew 10",
    "Late",
    "Arrivals"
  ])
})

test.each([
  [ann, "viewer", true, true],
  [bob, "member", true, false],
  [bob, "admin", true, true],
  [bob, "owner", false, false]
] as const)("%s as %s may change a view that is shared (%s): %s", (me, role, shared, may) =>
  expect(mayChange({ ...late, shared }, me, role)).toBe(may)
)
