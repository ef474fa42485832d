/** The models that this installation may use, and the chosen one. */
import { Schema } from "effect"
import { ProviderId } from "../../../domain/ids.ts"
import { changeRow, idOf, idsOf, type Projection } from "../../projection.ts"
import { declareRow } from "../../row.ts"

export const providerRow = declareRow(ProviderId, {
  adapter: Schema.Literals(["builtin", "ollama"]),
  label: Schema.String,
  model: Schema.String,
  embedModel: Schema.String,
  /** Rises with each change of the settings, from 1. */
  version: Schema.Int,
  chosen: Schema.Boolean,
  /** The last test call with these settings; null before the first, and after a change of the settings. */
  check: Schema.NullOr(
    Schema.Struct({
      well: Schema.Boolean,
      latencyMs: Schema.Int,
      validJson: Schema.Boolean,
      languages: Schema.Array(Schema.String),
      note: Schema.String,
      at: Schema.String
    })
  )
})
export type Provider = typeof providerRow.stored.Type
export type ProviderOut = typeof providerRow.wire.Type

export const providers: Projection<Provider, ProviderOut> = {
  name: "providers",
  version: 1,
  row: providerRow,
  indexes: [],
  versions: false,
  streamed: false,
  keys: (_, commit) => idsOf("provider", commit),
  rows: {
    ProviderConfigured: ({ adapter, label, model, embedModel }, { commit, before }) => {
      const was = before(idOf(commit))
      return {
        [idOf(commit)]: {
          adapter,
          label,
          model,
          embedModel,
          version: (was?.version ?? 0) + 1,
          chosen: was?.chosen ?? false,
          check: null
        }
      }
    },
    ProviderChecked: ({ well, latencyMs, validJson, languages, note }, at) =>
      changeRow(at, () => ({ check: { well, latencyMs, validJson, languages, note, at: at.commit.at } })),
    ProviderChosen: (_, at) => changeRow(at, () => ({ chosen: true })),
    ProviderStoodDown: (_, at) => changeRow(at, () => ({ chosen: false }))
  }
}
