/** `tt doctor`: looks at everything the product stands on, and says how to mend what is not well. */
import { Console, Effect, Option, Stream } from "effect"
import { existsSync, statfsSync, statSync } from "node:fs"
import { ask, askTables, running } from "../../control/request.ts"
import { auditExport } from "../audit/auditOperation.ts"
import { findOllama } from "../../start/findOllama.ts"
import { inspect, type Inspected } from "./doctorOperation.ts"
import { originOf, type Settings } from "../../settings.ts"
import { logIn, masterKeyIn } from "../../../streams/dataFolder.ts"
import { holdsMasterKey } from "../../../streams/sealing/masterKey.ts"
import { natsServerPath } from "../../setup/nats/findNats.mjs"
import { postgresAt, startPostgres } from "../../start/waitForPostgres.ts"

/** `mend`: what to do; null where all is well. */
interface Finding {
  readonly what: string
  readonly found: string
  readonly mend: string | null
}

const fine = (what: string, found: string): Finding => ({ what, found, mend: null })
const broken = (what: string, found: string, mend: string): Finding => ({ what, found, mend })

/** Fails the process when anything needs mending, so that scripts see it. */
export const doctor = Effect.fn("doctor")(function* (given: Settings, json: boolean) {
  const settings = yield* findOllama(given)
  const product = yield* running(settings)
  const findings = [
    node(),
    server(settings),
    folder(settings),
    masterKey(settings),
    room(settings),
    yield* ready(settings, Option.isSome(product)),
    yield* log(settings),
    ...(yield* stores(settings)),
    yield* ollama(settings),
    fine(
      "Telegram",
      settings.telegramToken === null
        ? "no bot; TELEGRAM_BOT_TOKEN would connect one"
        : `a bot, through ${settings.telegramApiRoot}`
    )
  ]
  yield* json
    ? Console.log(JSON.stringify(findings))
    : Effect.forEach(
        findings,
        ({ what, found, mend }) =>
          Console.log(
            `${mend === null ? "ok  " : "MEND"} ${what.padEnd(12)} ${found}${mend === null ? "" : `\n     → ${mend}`}`
          ),
        { discard: true }
      )
  if (findings.some(({ mend }) => mend !== null)) process.exitCode = 1
})

const node = () => fine("Node", process.versions.node)

const server = (settings: Settings): Finding => {
  if (settings.natsUrl !== null) return fine("nats-server", "one of your own, by NATS_URL")
  const path = natsServerPath()
  return path === undefined
    ? broken(
        "nats-server",
        "none of 2.12 or newer",
        "run `npm start`, which fetches it, or install it and name it in NATS_SERVER_BIN"
      )
    : fine("nats-server", path)
}

const folder = ({ dataDir }: Settings): Finding => {
  if (!existsSync(dataDir)) return fine("data folder", `${dataDir} (will be made)`)
  return (statSync(dataDir).mode & 0o077) === 0
    ? fine("data folder", dataDir)
    : broken(
        "data folder",
        `${dataDir} can be read by others`,
        `chmod 700 ${dataDir}: it holds the key that opens everything`
      )
}

const masterKey = ({ dataDir }: Settings): Finding => {
  const file = masterKeyIn(dataDir)
  if (holdsMasterKey(file))
    return fine("master key", `${file}: keep a copy of it elsewhere, without it no name and no text can be read`)
  if (existsSync(file))
    return broken(
      "master key",
      `${file} does not hold one`,
      "put the copy of it back in its place before the next start"
    )
  return existsSync(logIn(dataDir))
    ? broken(
        "master key",
        `${file} is missing, and there is a log`,
        "put the copy of it back in its place before the next start"
      )
    : fine("master key", "will be made at the first start")
}

/** Bytes below which a log that grows is a worry. */
const little = 1024 ** 3
const room = ({ dataDir }: Settings): Finding => {
  const { bavail, bsize } = statfsSync(existsSync(dataDir) ? dataDir : ".")
  const free = bavail * bsize
  const found = `${(free / 1024 ** 3).toFixed(1)} GiB free`
  return free < little ? broken("disk", found, "make room: a full disk stops the log") : fine("disk", found)
}

const ready = (settings: Settings, up: boolean) =>
  up
    ? Effect.tryPromise(() =>
        fetch(`${originOf(settings)}/readyz`, { signal: AbortSignal.timeout(5000) }).then(
          (response) => response.json() as Promise<{ readonly missing: ReadonlyArray<string> }>
        )
      ).pipe(
        Effect.map(({ missing }) =>
          missing.length === 0
            ? fine("product", `runs at ${originOf(settings)}`)
            : broken("product", missing.join("; "), "the sentence says what to do; `tt replay` rebuilds the tables")
        ),
        Effect.catch(() =>
          Effect.succeed(broken("product", "runs, and does not answer", "look into its log, and start it again"))
        )
      )
    : Effect.succeed(fine("product", "does not run just now"))

const log = (settings: Settings) =>
  ask(settings, auditExport, { from: null, to: null }).pipe(
    Stream.runCount,
    Effect.map((count) => fine("events", `${count.toLocaleString("en")} in the log, every one can be read`)),
    Effect.catch((error) =>
      Effect.succeed(broken("events", error.message, "do what the sentence says; nothing was changed"))
    )
  )

const stores = (settings: Settings) =>
  askTables(settings, inspect, {}).pipe(
    Stream.runHead,
    Effect.map((told) => (Option.isSome(told) ? [durability(settings, told.value), tables(told.value)] : [])),
    Effect.catch((error) =>
      Effect.succeed([
        settings.databaseUrl !== null && error._tag === "DatabaseUnavailable"
          ? broken("tables", `Postgres at ${postgresAt(settings.databaseUrl)} does not answer`, startPostgres)
          : broken("tables", error.message, "do what the sentence says; the log has everything")
      ])
    )
  )

const nearlyFull = 0.9
const durability = (settings: Settings, { log: { replicas, bytes, mostBytes } }: Inspected): Finding => {
  const size = `${(bytes / 1024 ** 2).toFixed(1)} MiB of ${(mostBytes / 1024 ** 3).toFixed(0)} GiB`
  if (bytes > mostBytes * nearlyFull)
    return broken(
      "log",
      `${size}: nearly full`,
      "give it more room (max_bytes of stream EVT) before it refuses commands"
    )
  if (settings.natsUrl === null) return fine("log", `${size}; acknowledged means on disk`)
  return replicas >= 3
    ? fine("log", `${size}; ${replicas} copies: acknowledged means on a quorum`)
    : fine("log", `${size}; one copy: acknowledged means on disk if that server runs with sync_interval: always`)
}

const tables = ({ log: { head }, tables: { kind, at, trouble, missing } }: Inspected): Finding => {
  const where = kind === "pglite" ? "embedded" : "Postgres"
  if (missing.length > 0)
    return broken(
      "tables",
      `${where} has no ${missing.join(", ")}`,
      "install what is missing; the packages are in README.md"
    )
  if (trouble.length > 0) return broken("tables", trouble.join("; "), "`tt replay` makes them anew from the log")
  return at < head
    ? broken("tables", `${where}, at position ${at} of ${head}`, "wait a moment; if it stays so, `tt replay`")
    : fine("tables", `${where}, whole up to position ${at}`)
}

const ollama = ({ ollamaUrl, ollamaModel }: Settings) =>
  ollamaUrl === null
    ? Effect.succeed(fine("model", "built-in; OLLAMA_URL would add a language model"))
    : Effect.tryPromise(() =>
        fetch(`${ollamaUrl}/api/tags`, { signal: AbortSignal.timeout(5000) }).then(
          (response) => response.json() as Promise<{ readonly models?: ReadonlyArray<{ readonly name: string }> }>
        )
      ).pipe(
        Effect.map(({ models = [] }) =>
          models.some(({ name }) => name === ollamaModel || name.startsWith(`${ollamaModel}:`))
            ? fine("model", `${ollamaModel} at ${ollamaUrl}`)
            : broken("model", `Ollama at ${ollamaUrl} has no ${ollamaModel}`, `ollama pull ${ollamaModel}`)
        ),
        Effect.catch(() =>
          Effect.succeed(
            broken(
              "model",
              `no Ollama answers at ${ollamaUrl}`,
              "start it (`ollama serve`); until then the built-in model stands in"
            )
          )
        )
      )
