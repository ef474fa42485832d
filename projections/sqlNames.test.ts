import { Schema } from "effect"
import { describe, expect, test } from "vitest"
import { anyProjection } from "./projection.ts"
import { projections } from "./projections.ts"
import { declareRow } from "./row.ts"
import { createIndexes, createTables } from "./runner/tables/tables.ts"
import { columnName, tableName } from "./sqlNames.ts"

const bad = ["", "Tasks", "tasks_versions", "1task", "saved views", 'a"b', "a;b", "straße", "t".repeat(49)]

describe("a name of a table or column", () => {
  test.each(["tasks", "savedViews", "a", "t2", "t".repeat(48)])("may be %s", (name) => {
    expect([tableName(name), columnName(name)]).toEqual([name, name])
  })
  test.each(bad)("may not be %j", (name) => {
    expect(() => tableName(name)).toThrow("is no name of a table")
    expect(() => columnName(name)).toThrow("is no name of a column")
  })
  test("may not be one that the runner uses", () => {
    expect(() => tableName("checkpoint")).toThrow("of its own")
    expect(() => columnName("seq")).toThrow("of its own")
  })
})

test("a row and a projection with a bad name are refused where they are declared", () => {
  expect(() => declareRow(Schema.String, { Title: Schema.String })).toThrow("is no name of a column")
  const [first] = projections
  if (first === undefined) throw new Error("there are projections")
  expect(() => anyProjection({ ...first, name: "Tasks" })).toThrow("is no name of a table")
})

describe("the names of all read models", () => {
  const sorted = (names: ReadonlyArray<string>) => names.map((name) => name.toLowerCase()).toSorted()
  test("differ by more than their capitals", () => {
    const tables = sorted(projections.map(({ name }) => name))
    expect(tables).toEqual([...new Set(tables)])
  })
  test.each(projections.map((projection) => [projection.name, projection] as const))(
    "%s: its columns differ by more than their capitals, and its statements quote every name with a capital",
    (_, projection) => {
      const columns = sorted(projection.row.columns.map(({ name }) => name))
      expect(columns).toEqual([...new Set(columns)])
      const statements = `${createTables("read", projection)} ${createIndexes("read", projection)}`
      const withoutTexts = statements.replaceAll(/'[^']*'|"[^"]*"/g, "")
      const named = [projection.name, ...projection.row.columns.map(({ name }) => name)]
      expect(
        named.filter((name) => /[A-Z]/.test(name) && new RegExp(String.raw`\b${name}\b`).test(withoutTexts))
      ).toEqual([])
    }
  )
})
