/** The models that this installation may use, and which one it chose. */
import { type At, idOf, type Projection } from "../../projection.ts"

export interface Provider {
  readonly adapter: "builtin" | "ollama"
  readonly label: string
  readonly model: string
  readonly embedModel: string
  /** Rises with each change of the settings, from 1. */
  readonly version: number
  readonly chosen: boolean
  /** The last test of these very settings. */
  readonly check: {
    readonly well: boolean
    readonly latencyMs: number
    readonly validJson: boolean
    readonly languages: ReadonlyArray<string>
    readonly note: string
    readonly at: string
  } | null
}

export const providers: Projection<Provider> = {
  name: "providers",
  version: 1,
  columns: {
    adapter: "text NOT NULL",
    label: "text NOT NULL",
    model: "text NOT NULL",
    embedModel: "text NOT NULL",
    version: "integer NOT NULL",
    chosen: "boolean NOT NULL",
    check: "jsonb"
  },
  indexes: [],
  versions: false,
  streamed: false,
  keys: (_, commit) => (commit.subject.startsWith("evt.provider.") ? [idOf(commit)] : []),
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
      changed(at, { check: { well, latencyMs, validJson, languages, note, at: at.commit.at } }),
    ProviderChosen: (_, at) => changed(at, { chosen: true }),
    ProviderStoodDown: (_, at) => changed(at, { chosen: false })
  }
}

const changed = ({ commit, before }: At<Provider>, change: Partial<Provider>) => {
  const row = before(idOf(commit))
  return row === undefined ? {} : { [idOf(commit)]: { ...row, ...change } }
}
