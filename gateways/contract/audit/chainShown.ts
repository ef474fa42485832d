/** The audit chain as the page Audit shows it. */
import { Schema } from "effect"
import { CheckRun } from "../../../streams/chain/requested/checkRun.ts"

const { startedAt: _, beatAt: __, ...fields } = CheckRun.fields
/** A requested check of the audit chain. */
export const ChainCheckShown = Schema.Struct({ ...fields, startedAt: Schema.String, beatAt: Schema.String })
export type ChainCheckShown = typeof ChainCheckShown.Type

export const CurrentCheckShown = Schema.Struct({ check: Schema.NullOr(ChainCheckShown) })
export type CurrentCheckShown = typeof CurrentCheckShown.Type

/** The link of a commit and the link that it follows: SHA-256, 64 hexadecimal digits each. */
export const LinkShown = Schema.Struct({
  position: Schema.Int,
  link: Schema.String,
  follows: Schema.String
})
export type LinkShown = typeof LinkShown.Type
