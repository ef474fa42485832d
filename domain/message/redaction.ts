/** The certificate of a redaction: the items that had the message's text, and how much was removed. It has no personal data. */
import { Schema } from "effect"
import { ProposalId } from "../ids.ts"

const Count = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 1_000_000_000 }))

export const redactionFields = {
  /** The position of the commit that redacted the message. */
  position: Count,
  /** The proposals that quote it. Their drafts may have its words, and so may the items that were made of them. */
  proposals: Schema.Array(ProposalId),
  /** Tasks that were made of it. */
  tasks: Count,
  /** Topics, statements and tasks that were made of the proposals. */
  knowledge: Count,
  vectors: Count,
  /** Copies of aggregates that held its text. */
  snapshots: Count,
  /** Posts of the bot whose text was removed. */
  posts: Count,
  /** Tables that were made again without the text. */
  tables: Count
}
export const Redaction = Schema.Struct(redactionFields)
export type Redaction = typeof Redaction.Type
