/** Failures of the runner as troubles of the installation. */
import type { Trouble, TroubleCode } from "../../../streams/troubles.ts"

interface Kind {
  readonly code: TroubleCode
  readonly mend: string | null
  readonly stops: Trouble["stops"]
}

/** Failures that are not listed: the runner stops, retries, and the tables that were written stay readable. */
const stopped: Kind = { code: "tables-stopped", mend: null, stops: ["reads"] }
const kinds: Readonly<Record<string, Kind>> = {
  AnotherWriter: { code: "standby", mend: null, stops: ["reads"] },
  DatabaseUnavailable: { code: "tables-unreachable", mend: null, stops: ["reads"] },
  Rewound: { code: "log-rewound", mend: "tt replay", stops: ["reads"] },
  StreamUnavailable: { code: "log-unreachable", mend: null, stops: ["writes"] }
}

export const troubleOf = ({ _tag, message }: { readonly _tag: string; readonly message: string }): Trouble => ({
  ...(kinds[_tag] ?? stopped),
  message
})

/** The tables cannot be read yet, for the reason `message`. */
export const incomplete = (message: string): Trouble => ({
  code: "tables-incomplete",
  message,
  mend: null,
  stops: ["reads"]
})
