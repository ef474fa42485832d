import { Schema } from "effect"
import { describe, expect, test } from "vitest"
import { TaskId } from "../domain/ids.ts"
import { Due } from "../domain/values.ts"
import { declareRow, internal, personalField, wireRow } from "./row.ts"

const row = declareRow(TaskId, {
  title: personalField(Schema.String),
  due: Schema.NullOr(Due),
  status: Schema.NullOr(Schema.Literals(["open", "done"])),
  count: Schema.Int,
  share: Schema.NullOr(Schema.Finite),
  done: Schema.Boolean,
  tags: internal(personalField(Schema.Array(Schema.String))),
  either: internal(Schema.Union([Schema.String, Schema.Int]))
})

describe("a declared row", () => {
  test("names the SQL type of each column", () =>
    expect(row.columns.map(({ name, type }) => [name, type])).toEqual([
      ["title", "text NOT NULL"],
      ["due", "text"],
      ["status", "text"],
      ["count", "integer NOT NULL"],
      ["share", "double precision"],
      ["done", "boolean NOT NULL"],
      ["tags", "jsonb NOT NULL"],
      ["either", "jsonb NOT NULL"]
    ]))

  test("keeps the marks of each column", () => {
    const marked = (mark: "personal" | "internal") => row.columns.filter((each) => each[mark]).map(({ name }) => name)
    expect(marked("personal")).toEqual(["title", "tags"])
    expect(marked("internal")).toEqual(["tags", "either"])
  })

  test("has every field in the stored row, and id, seq and no internal field in the row of the API", () => {
    expect(Object.keys(row.stored.fields)).toEqual(row.columns.map(({ name }) => name))
    expect(Object.keys(row.wire.fields)).toEqual(["id", "title", "due", "status", "count", "share", "done", "seq"])
  })

  test("refuses a number whose column type it cannot know", () =>
    expect(() => declareRow(TaskId, { count: Schema.Number })).toThrow('the column "count" must be Schema.Int'))
})

test("the row of the API has no internal field, and no field that is not declared", () =>
  expect(
    wireRow(row, {
      id: "task0000",
      title: "Fix the login",
      due: null,
      status: "open",
      count: 1,
      share: 0.5,
      done: false,
      tags: ["secret"],
      either: 1,
      audience: "team",
      seq: 7
    })
  ).toEqual({
    id: "task0000",
    title: "Fix the login",
    due: null,
    status: "open",
    count: 1,
    share: 0.5,
    done: false,
    seq: 7
  }))
