/** The searchable texts of the read models, as one SQL union. */
import { schemas } from "../../runner/tables/tables.ts"

/** A searchable text in its current form. */
export interface Document {
  readonly kind: "task" | "message" | "topic" | "atom" | "proposal"
  readonly id: string
  readonly text: string
  /** The author of the words; null when only the log has their authors. */
  readonly owner: string | null
}

/** The kinds that a search may return. Proposals are only compared with. */
export type FoundKind = Exclude<Document["kind"], "proposal">

export interface DocumentSource {
  readonly kind: Document["kind"]
  readonly table: string
  /** SQL of the text. The indexes of the table use the same expression: change both together. */
  readonly text: string
  /** SQL of the part of the text that names the item: a title, or the name of a topic. */
  readonly name: string
  readonly author: string
  /** SQL of `Document.owner`. */
  readonly owner: string
  readonly at: string
  readonly number: string
  readonly status: string
  /** SQL condition of the rows that may be found. */
  readonly stands: string
}

export const sources: ReadonlyArray<DocumentSource> = [
  {
    kind: "task",
    table: "tasks",
    text: "title || ' ' || description",
    name: "title",
    author: `"createdBy"`,
    owner: "null::text",
    at: `"createdAt"`,
    number: "number",
    status: "status",
    stands: "true"
  },
  {
    kind: "message",
    table: "messages",
    text: "text",
    name: "text",
    author: "author",
    owner: "author",
    at: `"sentAt"`,
    number: "null::int",
    status: "'standing'",
    stands: "not redacted"
  },
  {
    kind: "topic",
    table: "topics",
    text: "name || ' ' || summary",
    name: "name",
    author: `"createdBy"`,
    owner: "null::text",
    at: `"createdAt"`,
    number: "number",
    status: "status",
    stands: "status = 'standing'"
  },
  {
    kind: "atom",
    table: "atoms",
    text: "text",
    name: "text",
    author: `"createdBy"`,
    owner: "null::text",
    at: `"createdAt"`,
    number: "number",
    status: "status",
    stands: "status = 'standing'"
  },
  {
    kind: "proposal",
    table: "proposals",
    // The same as `draftText` in `models/knowledge/proposals.ts`.
    text: "coalesce(draft->>'name', draft->>'text', draft->>'title')",
    name: "coalesce(draft->>'name', draft->>'text', draft->>'title')",
    author: `"decidedBy"`,
    owner: "draft->>'wordsOf'",
    at: `"proposedAt"`,
    number: "null::int",
    status: "status",
    stands: "true"
  }
]

/** The tables of the texts: a change of one may change a text. */
export const documentTables = sources.map(({ table }) => table)

const union = (of: ReadonlyArray<DocumentSource>) =>
  of
    .map(
      ({ kind, table, text, author, owner, at, number, stands }) =>
        `select '${kind}' as kind, id, ${text} as text, ${author} as author, ${owner} as owner, ${at} as at, ${number} as number, audience
       from ${schemas.live}.${table} where ${stands}`
    )
    .join(" union all ")

/** SQL of kind, id, text, author, owner, at, number and audience of every text that can be found. */
export const documents = union(sources.filter(({ kind }) => kind !== "proposal"))
/** The same for every text that has a vector. */
export const compared = union(sources)

/** SQL of the digest of a text, equal to `sha256` of `streams/commit/identity.ts`: a vector belongs to one text. */
export const textDigestOf = (text: string) => `encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`
