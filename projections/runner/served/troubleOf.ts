/** Failures of the runner as troubles of the installation. */
import type { LogChanged } from "../../../streams/errors.ts"
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
  StreamUnavailable: { code: "log-unreachable", mend: null, stops: ["writes"] }
}

export const troubleOf = ({ _tag, message }: { readonly _tag: string; readonly message: string }): Trouble => ({
  ...(kinds[_tag] ?? stopped),
  message
})

/** The troubles of a log that has changed: changes are refused, and the tables show the log as it was. */
export const troublesOfChange = ({ code, message }: LogChanged): ReadonlyArray<Trouble> =>
  code === "log-accepted"
    ? []
    : [
        { code, message, mend: "tt replay", stops: ["writes"] },
        {
          code: "tables-stale",
          message: "the tables show the log as it was before it changed",
          mend: "tt replay",
          stops: []
        }
      ]

/** The tables cannot be read yet, for the reason `message`. */
export const incomplete = (message: string): Trouble => ({
  code: "tables-incomplete",
  message,
  mend: null,
  stops: ["reads"]
})
