/** Compares the log with its known identity and its known commits. */
import { Cause, Effect, Schedule } from "effect"
import { LogChanged, type StreamUnavailable } from "../errors.ts"
import type { Trouble } from "../troubles.ts"
import type { Mark } from "../continuity.ts"
import type { LogFacts, LogProbe } from "./logProbe.ts"

/** A change, and the known commit that the log does not have. */
interface Change {
  readonly error: LogChanged
  readonly mark?: Mark
}

interface KnownLog {
  readonly identity: string
  readonly accepted: number
}
/** Null when the log is the known one. */
export const findChange = Effect.fnUntraced(function* (
  probe: LogProbe["Service"],
  facts: LogFacts | null,
  known: KnownLog | null,
  marks: ReadonlyArray<Mark>
): Effect.fn.Return<Change | null, StreamUnavailable> {
  if (facts === null) return { error: gone }
  if (known !== null && facts.identity !== known.identity) return { error: replaced }
  if (known !== null && facts.accepted < known.accepted) return { error: older }
  for (const mark of new Map(marks.map((each) => [`${each.seq} ${each.witness}`, each])).values())
    if ((yield* witnessOf(probe, mark.seq, facts.replicas)) !== mark.witness) return { error: rewound(mark.seq), mark }
  return null
})

/** A server that has just become the leader of a cluster may not have applied the last commits yet. */
const leaderCatchesUp = Schedule.spaced("300 millis").pipe(Schedule.upTo({ times: 10 }))

const witnessOf = Effect.fnUntraced(function* (probe: LogProbe["Service"], seq: number, replicas: number) {
  const first = yield* probe.witnessAt(seq)
  if (first !== null || replicas < 2) return first
  return yield* probe.witnessAt(seq).pipe(
    Effect.filterOrFail((witness) => witness !== null),
    Effect.retry({ while: Cause.isNoSuchElementError, schedule: leaderCatchesUp }),
    Effect.catchTag("NoSuchElementError", () => Effect.succeed(null))
  )
})

const remedy = "put the right log back, or run `tt replay` to rebuild everything from this one"
const rewound = (seq: number) =>
  new LogChanged({
    code: "log-rewound",
    why: `the log no longer holds the commit at position ${seq} that this installation has read or stored: it was restored or cut. Changes are refused: ${remedy}`
  })
const older = new LogChanged({
  code: "log-rewound",
  why: `the log was restored from a copy that is older than the last accepted state. Changes are refused: ${remedy}`
})
const replaced = new LogChanged({
  code: "log-replaced",
  why: `the log is not the log of this installation. Changes are refused: ${remedy}`
})
const gone = new LogChanged({
  code: "log-missing",
  why: "the NATS servers have no log: it was deleted. Changes are refused: put the log back and start again"
})

const replay = "tt replay"
/** Null: only the operator can put the log back. */
const remedyOf = ({ code }: LogChanged): string | null => (code === "log-missing" ? null : replay)

/** The troubles for the operator. */
export const troublesOf = (found: LogChanged | null, facts: LogFacts | null): ReadonlyArray<Trouble> => {
  const { lost = 0, lostAccepted = 0 } = facts ?? {}
  const gaps: Trouble = {
    code: "log-torn",
    message: `${lost - lostAccepted} positions of the log hold no commit: a crash has lost them. Run \`tt replay\`, which rebuilds the tables without them`,
    remedy: replay,
    stops: []
  }
  return [...(found === null ? [] : troublesOfChange(found)), ...(lost > lostAccepted ? [gaps] : [])]
}

/** While the log is not the known one, changes are refused. Empty for a log that was accepted. */
export const troublesOfChange = (changed: LogChanged): ReadonlyArray<Trouble> =>
  changed.code === "log-accepted"
    ? []
    : [{ code: changed.code, message: changed.message, remedy: remedyOf(changed), stops: ["writes"] }]
