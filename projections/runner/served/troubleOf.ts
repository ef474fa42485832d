/** Failures of the runner as troubles of the installation. */
import { troublesOfChange } from "../../../streams/following/findChange.ts"
import type { LogChanged } from "../../../streams/errors.ts"
import type { Trouble, TroubleCode } from "../../../streams/troubles.ts"

interface Kind {
  readonly code: TroubleCode
  readonly remedy: string | null
  readonly stops: Trouble["stops"]
}

/** Failures that are not listed: the runner stops, retries, and the tables that were written stay readable. */
const stopped: Kind = { code: "tables-stopped", remedy: null, stops: ["reads"] }
const kinds: Readonly<Record<string, Kind>> = {
  AnotherWriter: { code: "standby", remedy: null, stops: ["reads"] },
  DatabaseUnavailable: { code: "tables-unreachable", remedy: null, stops: ["reads"] }
}

/** None for a log that does not answer, because the process reports that once, with its own remedy. */
export const troublesOfFailure = ({
  _tag,
  message
}: {
  readonly _tag: string
  readonly message: string
}): ReadonlyArray<Trouble> => (_tag === "StreamUnavailable" ? [] : [{ ...(kinds[_tag] ?? stopped), message }])

/** The tables show the log as it was before it changed. */
export const troublesOfOldTables = (changed: LogChanged): ReadonlyArray<Trouble> =>
  troublesOfChange(changed).flatMap((trouble) => [
    trouble,
    {
      code: "tables-stale",
      message: "the tables show the log as it was before it changed",
      remedy: trouble.remedy,
      stops: []
    }
  ])

/** Tables of an earlier version are served, and kept up to date, until their rebuild ends. */
export const stale = (message: string): Trouble => ({ code: "tables-stale", message, remedy: null, stops: [] })

/** The log has commits that no process applies to the tables. Reads are served, as of `at`. */
export const behind = (at: number, head: number): Trouble => ({
  code: "tables-stopped",
  message: `the tables stay at position ${at}, and the log is at position ${head}: the process that writes the tables is stopped or suspended`,
  remedy: "start or restart a process with the role projections",
  stops: []
})

/** Another process holds the lease. */
export const standby: Trouble = {
  code: "standby",
  message: "another process writes the tables; this process stands by, and takes over when that one ends",
  remedy: null,
  stops: []
}

/** A process of an older version never writes these tables. */
export const newerTables = (tables: ReadonlyArray<string>): Trouble => ({
  code: "tables-newer",
  message: `a newer version of the program wrote ${tables.join(", ")}: this process does not write the tables. Start the newer version, or run \`tt replay\` to rebuild them for this one`,
  remedy: "tt replay",
  stops: []
})

/** The tables cannot be read yet, for the reason `message`. */
export const incomplete = (message: string): Trouble => ({
  code: "tables-incomplete",
  message,
  remedy: null,
  stops: ["reads"]
})
