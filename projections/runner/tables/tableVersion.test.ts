import { Schema } from "effect"
import { expect, test } from "vitest"
import { anyProjection, type Projection } from "../../projection.ts"
import { projections } from "../../projections.ts"
import { declareRow, internal, personalField } from "../../row.ts"
import { tableVersionOf } from "./tableVersion.ts"

type Row = { readonly title: string }
const base: Projection<Row> = {
  name: "titles",
  version: 1,
  row: declareRow(Schema.String, { title: Schema.String }),
  indexes: ["(title)"],
  versions: false,
  streamed: false,
  keys: () => [],
  rows: {}
}
const versionOf = (change: Partial<Projection<Row>>) => tableVersionOf(anyProjection({ ...base, ...change }))

test.each<readonly [string, Partial<Projection<Row>>]>([
  ["the number raised by hand", { version: 2 }],
  ["a name", { row: declareRow(Schema.String, { name: Schema.String }) as never }],
  ["a type", { row: declareRow(Schema.String, { title: Schema.NullOr(Schema.String) }) as never }],
  ["a personal mark", { row: declareRow(Schema.String, { title: personalField(Schema.String) }) }],
  ["an internal mark", { row: declareRow(Schema.String, { title: internal(Schema.String) }) as never }],
  ["an index", { indexes: ["(title)", "(seq)"] }],
  ["the kept versions", { versions: true }],
  ["the stream to clients", { streamed: true }]
])("a change of %s is another version of the table", (_, change) => expect(versionOf(change)).not.toBe(versionOf({})))

test("a change of the comments or handlers alone is the same version", () =>
  expect(versionOf({ rows: { TaskCreated: () => ({}) } })).toBe(versionOf({})))

test("every version fits Postgres' integer, and none is a small number of an earlier program", () => {
  for (const projection of projections) {
    expect(tableVersionOf(projection)).toBeLessThan(2 ** 31)
    expect(tableVersionOf(projection)).toBeGreaterThan(1000)
  }
})
