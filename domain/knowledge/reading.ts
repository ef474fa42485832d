/** What one pass of a model over chat or knowledge leaves in the log: shared by extractions and runs. */
import { Schema } from "effect"
import { MessageId, ProposalId } from "../ids.ts"
import { verbatim } from "../text/text.ts"
import { ModelRecord } from "../values.ts"

/** A window of messages, or a batch of atoms, by the hash of the ids in it. */
export const PartKey = Schema.String.check(Schema.isPattern(/^[a-z0-9]{8,40}$/))

const Factor = Schema.String.check(Schema.isPattern(/^[A-Za-z][A-Za-z0-9-]{0,39}$/))
/** Why a message was held to say nothing, or to say something: named weights that add up to the score, 0 to 1. */
export const Sifted = Schema.Struct({
  message: MessageId,
  score: Schema.Finite,
  factors: Schema.Record(Factor, Schema.Finite)
})
export type Sifted = typeof Sifted.Type

const Count = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 1_000_000 }))
/** What came of one part. */
export const outcome = {
  proposals: Schema.Array(ProposalId).check(Schema.isMaxLength(60)),
  /** Items whose quotes stand in no message: dropped. */
  unlocated: Count,
  /** Items that are known, or were proposed already. */
  duplicates: Count,
  model: ModelRecord
}
/** A reason in a word, such as `invalid-output`; never somebody's text. */
export const Why = verbatim(200)
export { Count }
