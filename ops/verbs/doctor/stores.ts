/** The checks of the log and the tables. */
import { Effect, Option, Stream } from "effect"
import { request, requestWithTables } from "../../control/request.ts"
import type { Settings } from "../../settings/settings.ts"
import { postgresAt, startPostgres } from "../../start/postgresOutage.ts"
import { doctorOperation, type Inspection } from "./doctorOperation.ts"
import { type LogCheck, logCheckOperation } from "./logCheckOperation.ts"
import { broken, type Finding, fine, ofError, ofTrouble } from "./finding.ts"

/** Reads the ends of the log, or with `deep` all of it. */
export const log = (settings: Settings, deep: boolean) =>
  request(settings, logCheckOperation, { deep }).pipe(
    Stream.runHead,
    Effect.map((found) => (Option.isSome(found) ? events(found.value) : fine("events", "none"))),
    Effect.catch((error) => Effect.succeed(ofError("events", error, "follow the message; nothing was changed")))
  )

const events = ({ head, checked, complete, unreadable }: LogCheck): Finding => {
  const [first] = unreadable
  const read = `${checked.toLocaleString("en")} commits read, up to position ${head.toLocaleString("en")}`
  if (first !== undefined)
    return broken("events", `${read}; ${unreadable.length} cannot be read, such as ${first}`, "`tt quarantine list`")
  const rest = complete ? "" : "; `tt doctor --deep` reads all"
  return fine("events", `${read}, all of them readable${rest}`)
}

export const stores = (settings: Settings) =>
  requestWithTables(settings, doctorOperation, {}).pipe(
    Stream.runHead,
    Effect.map((found) =>
      Option.isSome(found)
        ? [
            durability(settings, found.value),
            tables(found.value),
            ...found.value.troubles.map((trouble) => ofTrouble(trouble))
          ]
        : []
    ),
    Effect.catch((error) =>
      Effect.succeed([
        settings.databaseUrl !== null && error._tag === "DatabaseUnavailable"
          ? broken("tables", `Postgres at ${postgresAt(settings.databaseUrl)} does not answer`, startPostgres)
          : ofError("tables", error, "follow the message; the log still has all data")
      ])
    )
  )

/** A log fuller than this is a fault: it refuses commands when it is full. */
const nearlyFull = 0.9

const durability = (settings: Settings, { log }: Inspection): Finding => {
  if (log === null) return broken("log", "there is no log, or it does not answer", "follow the troubles below")
  const { replicas, bytes, mostBytes } = log
  const size = `${(bytes / 1024 ** 2).toFixed(1)} MiB of ${(mostBytes / 1024 ** 3).toFixed(0)} GiB`
  if (bytes > mostBytes * nearlyFull)
    return broken("log", `${size}: nearly full`, "raise max_bytes of stream EVT before the log refuses commands")
  if (settings.natsUrl === null) return fine("log", `${size}; acknowledged means on disk`)
  return replicas >= 3
    ? fine("log", `${size}; ${replicas} copies: acknowledged means on a quorum`)
    : fine("log", `${size}; one copy: acknowledged means on disk if that server runs with sync_interval: always`)
}

const tables = ({ log, tables: { kind, at, missing } }: Inspection): Finding => {
  const where = kind === "pglite" ? "embedded" : "Postgres"
  if (missing.length > 0)
    return broken("tables", `${where} has no ${missing.join(", ")}`, "install what is missing; README.md lists it")
  const head = log?.head ?? at
  return at < head
    ? broken(
        "tables",
        `${where}, at position ${at} of ${head}`,
        "wait a moment; if it does not change, restart the process with the role projections"
      )
    : fine("tables", `${where}, complete up to position ${at}`)
}
