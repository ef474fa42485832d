/** The fields that extractions and runs share: the report on one part that a model has read. */
import { Schema } from "effect"
import { MessageId, ProposalId } from "../ids.ts"
import { verbatim } from "../text/text.ts"
import { ModelRecord } from "../values.ts"

/** The key of a window of messages or a batch of atoms: the hash of the ids in it. */
export const PartKey = Schema.String.check(Schema.isPattern(/^[a-z0-9]{8,40}$/))

const Factor = Schema.String.check(Schema.isPattern(/^[A-Za-z][A-Za-z0-9-]{0,39}$/))
/** The score of a message as small talk, 0 to 1, and the named weights that add up to it. */
export const Sifted = Schema.Struct({
  message: MessageId,
  score: Schema.Finite,
  factors: Schema.Record(Factor, Schema.Finite)
})
export type Sifted = typeof Sifted.Type

const Count = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 1_000_000 }))
/** The result of one part. */
export const outcome = {
  proposals: Schema.Array(ProposalId).check(Schema.isMaxLength(60)),
  /** Dropped items: their quotes were found in no message. */
  unlocated: Count,
  /** Dropped items: known already, or already proposed. */
  duplicates: Count,
  /** Counts of losses and changes of the answer, by reason: quotes, statements, fields. Reports of earlier versions have none. */
  dropped: Schema.optionalKey(Schema.Record(Factor, Count)),
  /** Set if no item of the first answer was usable and the model was asked once more. */
  again: Schema.optionalKey(Schema.Boolean),
  model: ModelRecord
}
/** A reason in a word, such as `invalid-output`; never a text of a person. */
export const WhyFailed = verbatim(200)
export { Count }
