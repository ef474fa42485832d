/** What can be found: the texts of the read models, as one SQL union. */
import { schemas } from "../../runner/tables/tables.ts"

/** A text that can be found, as it stands now. */
export interface Document {
  readonly kind: "task" | "message" | "topic" | "atom" | "proposal"
  readonly id: string
  readonly text: string
}

/** What a search may answer; a proposal is only compared with. */
export type FoundKind = Exclude<Document["kind"], "proposal">

export interface DocumentSource {
  readonly kind: Document["kind"]
  readonly table: string
  /** SQL of the text. The table's own indexes are made on this very expression: change both together. */
  readonly text: string
  readonly author: string
  readonly at: string
  readonly number: string
  readonly status: string
  /** SQL of what may be found at all. */
  readonly stands: string
}

export const sources: ReadonlyArray<DocumentSource> = [
  {
    kind: "task",
    table: "tasks",
    text: "title || ' ' || description",
    author: `"createdBy"`,
    at: `"createdAt"`,
    number: "number",
    status: "status",
    stands: "true"
  },
  {
    kind: "message",
    table: "messages",
    text: "text",
    author: "author",
    at: `"sentAt"`,
    number: "null::int",
    status: "'standing'",
    stands: "not redacted"
  },
  {
    kind: "topic",
    table: "topics",
    text: "name || ' ' || summary",
    author: `"createdBy"`,
    at: `"createdAt"`,
    number: "number",
    status: "status",
    stands: "status = 'standing'"
  },
  {
    kind: "atom",
    table: "atoms",
    text: "text",
    author: `"createdBy"`,
    at: `"createdAt"`,
    number: "number",
    status: "status",
    stands: "status = 'standing'"
  },
  {
    kind: "proposal",
    table: "proposals",
    // What `models/knowledge/words.ts` says of a draft.
    text: "coalesce(draft->>'name', draft->>'text', draft->>'title')",
    author: `"decidedBy"`,
    at: `"proposedAt"`,
    number: "null::int",
    status: "status",
    stands: "true"
  }
]

/** The read models that they are of: when one of these changes, so may a text. */
export const documentTables = sources.map(({ table }) => table)

const union = (of: ReadonlyArray<DocumentSource>) =>
  of
    .map(
      ({ kind, table, text, author, at, number, stands }) =>
        `select '${kind}' as kind, id, ${text} as text, ${author} as author, ${at} as at, ${number} as number, audience
       from ${schemas.live}.${table} where ${stands}`
    )
    .join(" union all ")

/** SQL: kind, id, text, author, at, number, audience of everything that can be found. */
export const documents = union(sources.filter(({ kind }) => kind !== "proposal"))
/** SQL of the same, of everything that has a vector. */
export const compared = union(sources)

/** SQL of a text's digest, as `sha256` of `streams/commit/identity.ts` makes it: a vector belongs to one text. */
export const textDigestOf = (text: string) => `encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`
