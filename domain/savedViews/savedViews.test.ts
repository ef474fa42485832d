import { Schema } from "effect"
import { describe, expect, test } from "vitest"
import { ViewId } from "../ids.ts"
import { givenFor } from "../kit/given.ts"
import { ada, bo } from "../kit/people.ts"
import { keepsItsProperties } from "../kit/properties.ts"
import { mostOrderedViews, mostSavedViews } from "../text/limits.ts"
import { isFilterValue } from "./listVocabulary.ts"
import type { SavedList } from "./savedList.ts"
import { Command, Event, mostRemovedViews, savedViews, type State } from "./savedViews.ts"

const given = givenFor(savedViews)
const view = ViewId.make("view0001")
const late: SavedList = {
  place: "list",
  fields: { due: { not: false, values: ["late"] }, assignee: { not: true, values: ["me", bo] } },
  hidden: false,
  order: "due",
  grouping: "status",
  text: "crane"
}
const board: SavedList = { ...late, place: "board", text: "" }
const saved = (shared: boolean, change: object = {}): Extract<Event, { readonly _tag: "ViewSaved" }> => ({
  _tag: "ViewSaved",
  view,
  shared,
  wordsOf: ada,
  name: "Late",
  ...late,
  ...change
})
const save: Command = { _tag: "SaveView", view, wordsOf: ada, name: "Late", ...late }
const mine = { view, own: true }
const theirs = { view, own: false }
const removed: Event = { _tag: "ViewRemoved", view }

describe("a list that is saved", () => {
  test("is a view of its person, or one of the team", () => {
    given().when(save).records(saved(false))
    given()
      .when({ ...save, _tag: "SaveSharedView" })
      .records(saved(true))
    given(saved(false)).when(save).recordsNothing()
  })

  test("is one of a bounded number", () => {
    const full = Array.from({ length: mostSavedViews }, (_, n) =>
      saved(false, { view: ViewId.make(`view1${String(n).padStart(3, "0")}`) })
    )
    given(...full)
      .when(save)
      .refuses({ because: "too-many-views" })
    given(saved(true), removed, ...full)
      .when({ _tag: "RestoreView", ...mine })
      .refuses({ because: "too-many-views" })
  })

  test("gets another name", () => {
    const rename: Command = { _tag: "RenameView", ...mine, wordsOf: ada, name: "Overdue" }
    const renamed: Event = { _tag: "ViewRenamed", view, wordsOf: ada, name: "Overdue" }
    given(saved(false)).when(rename).records(renamed)
    given(saved(false), renamed).when(rename).recordsNothing()
    given().when(rename).refuses({ because: "not-found" })
  })

  test("gets another content", () => {
    const change: Command = { _tag: "ChangeView", ...mine, wordsOf: ada, ...board }
    const changed: Event = { _tag: "ViewChanged", view, wordsOf: ada, ...board }
    given(saved(false)).when(change).records(changed)
    given(saved(false), changed).when(change).recordsNothing()
    given(saved(false), removed).when(change).refuses({ because: "not-found" })
  })

  test("is shared, and made private again", () => {
    const shared: Event = { _tag: "ViewShared", view }
    given(saved(false)).when({ _tag: "ShareView", view }).records(shared)
    given(saved(false), shared).when({ _tag: "ShareView", view }).recordsNothing()
    given(saved(false), shared).when({ _tag: "UnshareView", view }).records({ _tag: "ViewUnshared", view })
    given(saved(false)).when({ _tag: "UnshareView", view }).recordsNothing()
    given(saved(false), removed).when({ _tag: "ShareView", view }).refuses({ because: "not-found" })
  })

  test("is removed, and restored as it was", () => {
    given(saved(false))
      .when({ _tag: "RemoveView", ...mine })
      .records(removed)
    given(saved(false), removed)
      .when({ _tag: "RemoveView", ...mine })
      .recordsNothing()
    given(saved(false), removed)
      .when({ _tag: "RestoreView", ...mine })
      .records({ _tag: "ViewRestored", view })
    given(saved(false))
      .when({ _tag: "RestoreView", ...mine })
      .recordsNothing()
  })

  test("is restored while it is one of the last that were removed", () => {
    const more = Array.from({ length: mostRemovedViews }, (_, n): ReadonlyArray<Event> => {
      const id = ViewId.make(`view2${String(n).padStart(3, "0")}`)
      return [saved(false, { view: id }), { _tag: "ViewRemoved", view: id }]
    })
    given(saved(false), removed, ...more.flat())
      .when({ _tag: "RestoreView", ...mine })
      .refuses({ because: "not-found" })
  })
})

describe("another sender", () => {
  const changes: ReadonlyArray<Command> = [
    { _tag: "RenameView", ...theirs, wordsOf: bo, name: "Overdue" },
    { _tag: "ChangeView", ...theirs, wordsOf: bo, ...board },
    { _tag: "RemoveView", ...theirs }
  ]

  test.each(changes)("finds only a shared view: $_tag", (command) => {
    given(saved(false)).when(command).refuses({ because: "not-found" })
    const { own: _, _tag: __, ...fields } = { own: false, ...command }
    const tags = { RenameView: "ViewRenamed", ChangeView: "ViewChanged", RemoveView: "ViewRemoved" }
    // The cast: each event has the fields of its command.
    const event = { _tag: tags[command._tag as keyof typeof tags], ...fields } as unknown as Event
    given(saved(true)).when(command).records(event)
  })

  test("restores only a shared view", () => {
    const restore: Command = { _tag: "RestoreView", ...theirs }
    given(saved(false), removed).when(restore).refuses({ because: "not-found" })
    given(saved(true), removed).when(restore).records({ _tag: "ViewRestored", view })
  })
})

describe("the order of views", () => {
  const other = ViewId.make("view0002")
  const order = (...views: ReadonlyArray<ViewId>): Command => ({ _tag: "OrderViews", views })

  test("is set, also with views of others, and set again without an event", () => {
    const ordered: Event = { _tag: "ViewsOrdered", views: [other, view] }
    given(saved(false)).when(order(other, view)).records(ordered)
    given(saved(false), ordered).when(order(other, view)).recordsNothing()
    given(saved(false), ordered)
      .when(order(view, other))
      .records({ _tag: "ViewsOrdered", views: [view, other] })
    given().when(order()).recordsNothing()
  })

  test("names each view once", () => {
    given()
      .when(order(view, other, view))
      .records({ _tag: "ViewsOrdered", views: [view, other] })
  })

  test("is bounded", () => {
    const many = Array.from({ length: mostOrderedViews + 1 }, (_, n) => `view${String(n).padStart(4, "0")}`)
    expect(Schema.is(Command)({ _tag: "OrderViews", views: many })).toBe(false)
    expect(Schema.is(Command)({ _tag: "OrderViews", views: many.slice(1) })).toBe(true)
  })
})

test("the private views of a forgotten person are removed, and shared ones stay", () => {
  const shared = saved(true, { view: ViewId.make("view0002") })
  given(saved(false), shared).when({ _tag: "RemovePrivateViews" }).records(removed)
  given(saved(false), shared, removed).when({ _tag: "RemovePrivateViews" }).recordsNothing()
})

test("the state keeps a bounded number of views", () => {
  const id = (n: number) => ViewId.make(`view${String(n).padStart(4, "0")}`)
  const state = Array.from({ length: 500 }, (_, n) => n).reduce<State>(
    (now, n) =>
      savedViews.evolve(savedViews.evolve(now, saved(false, { view: id(n) })), { _tag: "ViewRemoved", view: id(n) }),
    savedViews.initial
  )
  expect(state.views.size).toBe(mostRemovedViews)
})

describe("a filter", () => {
  const isSaved = (fields: object) => Schema.is(Command)({ ...save, fields })

  test.each([
    ["status", "open", true],
    ["status", "none", false],
    ["assignee", "me", true],
    ["assignee", "person:gone0000", true],
    ["assignee", "somebody", false],
    ["topic", "topic001", true],
    ["topic", "../x", false],
    ["due", "soon", false]
  ] as const)("by %s may name %s: %s", (field, value, may) => {
    expect(isFilterValue(field, value)).toBe(may)
    expect(isSaved({ [field]: { not: false, values: [value] } })).toBe(may)
  })

  test("has some values, and a bounded number of them", () => {
    const topics = (n: number) => ({ topic: { not: false, values: Array.from({ length: n }, () => "topic001") } })
    expect([isSaved(topics(0)), isSaved(topics(1)), isSaved(topics(50)), isSaved(topics(51))]).toEqual([
      false,
      true,
      true,
      false
    ])
  })
})

describe("saved views", () =>
  keepsItsProperties(
    savedViews,
    { Command, Event },
    [save, { _tag: "ShareView", view }, { _tag: "UnshareView", view }],
    [save, { _tag: "RemoveView", ...mine }, { _tag: "RestoreView", ...mine }]
  ))
