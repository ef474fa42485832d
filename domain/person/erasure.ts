/** The certificate of an erasure: what was erased, and how much of it. It has no personal data. */
import { Schema } from "effect"

const Count = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 1_000_000_000 }))

export const erasureFields = {
  /** The position of the commit that forgot the person. Everything up to the erasure was searched for their texts. */
  position: Count,
  /** The generation of the master key that was made for it. A backup of an earlier generation does not open with it. */
  generation: Count,
  /** Texts in the log that cannot be opened any more, by the kind of their aggregate. */
  texts: Schema.Struct({
    messages: Count,
    proposals: Count,
    tasks: Count,
    knowledge: Count,
    names: Count,
    others: Count
  }),
  /** Vectors of their texts. */
  vectors: Count,
  /** Copies of aggregates that held their texts. */
  snapshots: Count,
  /** Browsers that were signed out. */
  sessions: Count,
  /** Posts of the bot whose text was removed. */
  posts: Count,
  /** Tables that were made again without their texts. */
  tables: Count
}
export const Erasure = Schema.Struct(erasureFields)
export type Erasure = typeof Erasure.Type
export type ErasedTexts = Erasure["texts"]
