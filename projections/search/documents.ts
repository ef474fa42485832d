/** What can be found: the texts of the read models, as one SQL union. */
import { schemas } from "../runner/tables.ts"

/** A text that can be found, as it stands now. */
export interface Document {
  readonly kind: "task" | "message"
  readonly id: string
  readonly text: string
}

interface Source {
  readonly kind: Document["kind"]
  readonly table: string
  /** SQL of the text. The table's own indexes are made on this very expression: change both together. */
  readonly text: string
  readonly author: string
  readonly at: string
  readonly number: string
  /** SQL of what may be found at all. */
  readonly stands: string
}

const sources: ReadonlyArray<Source> = [
  {
    kind: "task",
    table: "tasks",
    text: "title || ' ' || description",
    author: `"createdBy"`,
    at: `"createdAt"`,
    number: "number",
    stands: "true"
  },
  {
    kind: "message",
    table: "messages",
    text: "text",
    author: "author",
    at: `"sentAt"`,
    number: "null::int",
    stands: "not redacted"
  }
]

/** The read models that they are of: when one of these changes, so may a text. */
export const documentTables = sources.map(({ table }) => table)

/** SQL: kind, id, text, author, at, number, audience of everything that can be found. */
export const documents = sources
  .map(
    ({ kind, table, text, author, at, number, stands }) =>
      `select '${kind}' as kind, id, ${text} as text, ${author} as author, ${at} as at, ${number} as number, audience
       from ${schemas.live}.${table} where ${stands}`
  )
  .join(" union all ")

/** SQL of a text's digest, as `sha256` of `streams/identity.ts` makes it: a vector belongs to one text. */
export const digestOf = (text: string) => `encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`
