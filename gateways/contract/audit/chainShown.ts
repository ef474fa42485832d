/** The audit chain as the page Audit shows it. */
import { Schema } from "effect"
import { CheckRun } from "../../../streams/chain/requested/checkRun.ts"

const { startedAt: _, beatAt: __, ...fields } = CheckRun.fields
/** A requested check of the audit chain. */
export const ChainCheckShown = Schema.Struct({ ...fields, startedAt: Schema.String, beatAt: Schema.String })
export type ChainCheckShown = typeof ChainCheckShown.Type

export const CurrentCheckShown = Schema.Struct({ check: Schema.NullOr(ChainCheckShown) })
export type CurrentCheckShown = typeof CurrentCheckShown.Type

/** The seal of a commit: SHA-256, 64 hexadecimal digits each. */
export const SealShown = Schema.Struct({
  position: Schema.Int,
  link: Schema.String,
  /** The link that it follows. */
  follows: Schema.String
})
export type SealShown = typeof SealShown.Type
