import { Schema } from "effect"
import { expect, test } from "vitest"
import { anyProjection, type Projection } from "../../projection.ts"
import { declareRow } from "../../row.ts"
import { isStorableRow } from "./storable.ts"

interface Row {
  readonly count: number
  readonly share: number
  readonly label: string
  readonly text: string
  readonly tags: ReadonlyArray<string>
}
const rows: Projection<Row> = {
  name: "rows",
  version: 1,
  row: declareRow(Schema.String, {
    count: Schema.Int,
    share: Schema.Finite,
    label: Schema.String,
    text: Schema.String,
    tags: Schema.Array(Schema.String)
  }),
  indexes: ["(label, count)", "using gin (tags)"],
  versions: false,
  streamed: false,
  keys: () => [],
  rows: {}
}
const row: Row = { count: 1, share: 0.5, label: "a", text: "b", tags: ["c"] }
const isStorable = (change: Partial<Row>, id = "id") => isStorableRow(anyProjection(rows), id, { ...row, ...change })

test.each<[string, Partial<Row>]>([
  ["the greatest integer", { count: 2 ** 31 - 1 }],
  ["a great number that is not an integer", { share: 1e300 }],
  ["a long text without an index", { text: "ї".repeat(100_000) }],
  ["an emoji", { tags: ["🙂"] }]
])("%s can be stored", (_, change) => expect(isStorable(change)).toBe(true))

test.each<[string, Partial<Row>]>([
  ["an integer out of range", { count: 2 ** 31 }],
  ["a fraction in a column of integers", { count: 0.5 }],
  ["a number that is not finite", { share: Infinity }],
  ["a NUL", { text: "a\0b" }],
  ["a NUL within a list", { tags: ["a", "\0"] }],
  ["half of a surrogate pair", { tags: ["\ud83d"] }],
  ["a key that is too long for its index", { label: "ї".repeat(1400) }]
])("%s cannot be stored", (_, change) => expect(isStorable(change)).toBe(false))

test("an id is a key as well", () => expect(isStorable({}, "a".repeat(3000))).toBe(false))
