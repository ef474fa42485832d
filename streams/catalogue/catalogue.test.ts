/** The shapes of stored events change only so that every log can still be read. */
import { Schema } from "effect"
import { describe, expect, test } from "vitest"
import { personal } from "../../domain/text/personal.ts"
import { shapeChanges } from "./compare.ts"
import { lockedCatalogue, presentCatalogue, type Shape, shapeOfEvent } from "./shapes.ts"

test("every stored shape is the recorded one", () => {
  expect(shapeChanges(lockedCatalogue(), presentCatalogue()).map(({ text }) => text)).toEqual([])
})

const author = Schema.String
const base = {
  _tag: Schema.tag("TaskRetitled"),
  author,
  title: Schema.String.check(Schema.isMaxLength(300)),
  status: Schema.Literals(["open", "done"]),
  note: Schema.optionalKey(Schema.String),
  quotes: Schema.Array(Schema.Struct({ text: personal("author")(Schema.String), author }))
}
const locked = shapeOfEvent("TaskRetitled", Schema.Struct(base))
const changed = (now: Shape) =>
  shapeChanges({ task: { TaskRetitled: locked } }, { task: { TaskRetitled: now } }).map(({ text, breaks }) => ({
    text,
    breaks
  }))
const { title: _, ...untitled } = base

describe("a change that stored events do not survive", () => {
  test.each([
    ["a field with another name", { ...untitled, heading: base.title }, "the field title is gone or has another name"],
    ["a new required field", { ...base, by: Schema.String }, "the new field by is required"],
    ["an optional field that is required", { ...base, note: Schema.String }, "the optional field note is now required"],
    ["a required field that is optional", { ...base, title: Schema.optionalKey(base.title) }, "is now optional"],
    ["another literal", { ...base, status: Schema.Literals(["open", "finished"]) }, '"finished"'],
    ["one literal more", { ...base, status: Schema.Literals(["open", "done", "late"]) }, '"late"'],
    ["another type", { ...base, title: Schema.Int }, "title was"],
    ["a shorter text", { ...base, title: Schema.String.check(Schema.isMaxLength(100)) }, "title was 300"],
    [
      "a stored text that becomes personal",
      { ...base, title: personal("author")(base.title) },
      "title: author has become"
    ],
    [
      "a personal text that is so no more",
      { ...base, quotes: Schema.Array(Schema.Struct({ text: Schema.String, author })) },
      "quotes[].text: author is personal no more"
    ],
    [
      "a nested field with another type",
      { ...base, quotes: Schema.Array(Schema.Struct({ text: personal("author")(Schema.Int), author })) },
      "quotes[].text was"
    ]
  ])("%s is refused, with what to do", (_, fields, what) => {
    const found = changed(shapeOfEvent("TaskRetitled", Schema.Struct(fields as typeof base)))
    expect(found.length).toBeGreaterThan(0)
    expect(found.every(({ breaks }) => breaks)).toBe(true)
    expect(found.map(({ text }) => text).join("\n")).toContain(what)
    expect(found[0]?.text).toContain("add an upcaster")
  })
  test("an event that does not exist any more is refused", () => {
    expect(shapeChanges({ task: { TaskRetitled: locked } }, { task: {} })).toMatchObject([{ breaks: true }])
  })
})

describe("growth", () => {
  test.each([
    ["a new optional field", { ...base, more: Schema.optionalKey(Schema.String) }],
    ["a new optional personal field", { ...base, more: Schema.optionalKey(personal("author")(Schema.String)) }],
    [
      "a new optional field of a nested struct",
      {
        ...base,
        quotes: Schema.Array(
          Schema.Struct({ text: personal("author")(Schema.String), author, at: Schema.optionalKey(Schema.String) })
        )
      }
    ]
  ])("%s is recorded by the script", (_, fields) => {
    expect(changed(shapeOfEvent("TaskRetitled", Schema.Struct(fields)))).toEqual([
      { breaks: false, text: expect.stringContaining("node streams/catalogue/write.ts") }
    ])
  })
  test("a new version is recorded, because its upcaster reads the old shape", () => {
    const next = { ...shapeOfEvent("TaskRetitled", Schema.Struct({ _tag: base._tag })), v: locked.v + 1 }
    expect(changed(next)).toMatchObject([{ breaks: false }])
  })
  test("a new event is recorded", () => {
    expect(shapeChanges({ task: {} }, { task: { TaskRetitled: locked } })).toMatchObject([{ breaks: false }])
  })
})
