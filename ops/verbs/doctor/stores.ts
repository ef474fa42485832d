/** The checks of the log and the tables. */
import { Effect, Option, Stream } from "effect"
import { requestWithTables, runningProduct } from "../../control/request.ts"
import type { Settings } from "../../settings/settings.ts"
import { postgresAt, startPostgres } from "../../start/postgresOutage.ts"
import { anyServerGreets } from "../../../streams/nats/server/dial.ts"
import { doctorOperation, type Inspection } from "./doctorOperation.ts"
import type { LogCheck } from "./logCheck.ts"
import { broken, type Finding, fine, ofError, ofTrouble } from "./findings/finding.ts"
import { telegramPlaceOf } from "./findings/telegramFinding.ts"
import { logUnreachable } from "../../parts/logAnswers.ts"

/** Reads the ends of the log, or with `deep` all of it. */
export const stores = Effect.fnUntraced(function* (settings: Settings, deep: boolean) {
  const { natsUrl } = settings
  // A command that opens the log itself would wait for its servers forever.
  const isUp = natsUrl === null || Option.isSome(yield* runningProduct(settings)) || (yield* anyServerGreets(natsUrl))
  if (!isUp) return [ofTrouble(logUnreachable(settings), "log")]
  // With a token in the environment, `doctor.ts` checks Telegram in this process.
  const asked = settings.telegramToken === null ? { deep, telegram: telegramPlaceOf(settings) } : { deep }
  return yield* requestWithTables(settings, doctorOperation, asked).pipe(
    Stream.runHead,
    Effect.map((found) => (Option.isSome(found) ? findingsOf(settings, found.value) : [])),
    Effect.catch((error) =>
      Effect.succeed([
        ofError("stores", error, "follow the message; the log still has all data, and nothing was changed")
      ])
    )
  )
})

const findingsOf = (settings: Settings, { log, tables, bot, troubles }: Inspection): ReadonlyArray<Finding> => [
  ...(log === null ? [] : [eventsFinding(log.check), durability(settings, log)]),
  tables === null ? noTables(settings) : tablesFinding(tables, log?.head ?? tables.at),
  ...(bot === null ? [] : [bot]),
  ...troubles.map((trouble) => ofTrouble(trouble)),
  ...(log === null && troubles.length === 0 ? [ofTrouble(logUnreachable(settings), "log")] : [])
]

export const eventsFinding = (check: LogCheck | null): Finding => {
  if (check === null)
    return broken("log-silent", "events", "the log stopped answering while it was read", "run `tt doctor` again")
  const { head, checked, complete, unreadable, firstUnreadable } = check
  const read = `${checked.toLocaleString("en")} commits read, up to position ${head.toLocaleString("en")}`
  if (firstUnreadable !== null)
    return broken(
      "commit-unreadable",
      "events",
      `${read}; ${unreadable} cannot be read, such as ${firstUnreadable}`,
      "tt quarantine list"
    )
  const rest = complete ? "" : "; `tt doctor --deep` reads all"
  return fine("events", `${read}, all of them readable${rest}`)
}

/** A log fuller than this is a fault: it refuses commands when it is full. */
const nearlyFull = 0.9

const durability = (settings: Settings, { replicas, bytes, mostBytes }: NonNullable<Inspection["log"]>): Finding => {
  const limit = mostBytes < 0 ? "no limit" : `${(mostBytes / 1024 ** 3).toFixed(0)} GiB`
  const size = `${(bytes / 1024 ** 2).toFixed(1)} MiB of ${limit}`
  if (mostBytes > 0 && bytes > mostBytes * nearlyFull)
    return broken(
      "stream-nearly-full",
      "log",
      `${size}: nearly full`,
      "raise max_bytes of stream EVT before the log refuses commands"
    )
  if (settings.natsUrl === null) return fine("log", `${size}; acknowledged means on disk`)
  return replicas >= 3
    ? fine("log", `${size}; ${replicas} copies: acknowledged means on a quorum`)
    : fine("log", `${size}; one copy: acknowledged means on disk if that server runs with sync_interval: always`)
}

const noTables = ({ databaseUrl }: Settings): Finding => ({
  what: "tables",
  found:
    databaseUrl === null
      ? "the embedded Postgres does not answer"
      : `Postgres at ${postgresAt(databaseUrl)} does not answer`,
  remedy: databaseUrl === null ? "start the product again" : startPostgres,
  code: "tables-unreachable"
})

export const tablesFinding = ({ kind, at, missing }: NonNullable<Inspection["tables"]>, head: number): Finding => {
  const where = kind === "pglite" ? "embedded" : "Postgres"
  if (missing.length > 0)
    return broken(
      "extensions-missing",
      "tables",
      `${where} has no ${missing.join(", ")}`,
      "install what is missing; README.md lists it"
    )
  return at < head
    ? broken(
        "tables-behind",
        "tables",
        `${where}, at position ${at} of ${head}`,
        "wait a moment; if it does not change, restart the process with the role projections"
      )
    : fine("tables", `${where}, complete up to position ${at}`)
}
