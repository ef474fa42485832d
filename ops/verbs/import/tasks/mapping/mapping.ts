/** A mapping from the columns of a file to the fields of a task. It is data, so that it can be shown before it is used. */
import type { Priority } from "../../../../../domain/values.ts"

/** A field of a task. `html`: a description in HTML. `zone`: the time zone of times without one. */
export const fields = [
  "id",
  "title",
  "description",
  "html",
  "status",
  "done",
  "archived",
  "priority",
  "category",
  "labels",
  "due",
  "assignee",
  "created",
  "zone",
  "kind",
  "indent"
] as const
export type Field = (typeof fields)[number]

/**
 * `to`: the value becomes a field; with `kept`, it is also a line of the description. `kept`: only a line of the description.
 * `lost`: the value is not stored, and is counted under this kind. `left`: not used, with the reason.
 */
export type Use =
  | { readonly is: "to"; readonly field: Field; readonly kept: boolean }
  | { readonly is: "kept" }
  | { readonly is: "lost"; readonly kind: string }
  | { readonly is: "left"; readonly why: string }

export const to = (field: Field): Use => ({ is: "to", field, kept: false })
export const toAndKept = (field: Field): Use => ({ is: "to", field, kept: true })
export const kept: Use = { is: "kept" }
export const lost = (kind: string): Use => ({ is: "lost", kind })
export const left = (why: string): Use => ({ is: "left", why })

export interface TableSource {
  /** The name of the product in sentences; also the first part of a task's key, so it never changes. */
  readonly name: string
  /** The uses of known columns, by `columnKey` name. */
  readonly columns: Readonly<Record<string, Use>>
  /** The use of a column that is not in `columns`, such as a custom field. */
  readonly others: Use
  /** A header is of this source when it has a column of each of these groups, by `columnKey` name. */
  readonly signature: ReadonlyArray<ReadonlyArray<string>>
  /** Values of the priority column. Words of the common table need no entry. */
  readonly priorities: Readonly<Record<string, Priority | null>>
  /** The moment that an id contains; null when it contains none. */
  readonly createdIn?: (id: string) => string | null
}

/** A column name without case, blanks and signs: `Due Date` and `due_date` are one column. */
export const columnKey = (name: string): string =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "")
    .slice(0, 100)

export interface MappedColumn {
  readonly index: number
  /** As in the file, cleaned. */
  readonly name: string
  readonly use: Use
}
