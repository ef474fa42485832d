/** Every setting of the product. All come from the environment or the file `.env`, and all have a default. */
import { DateTime, Effect, Option, Result, Schema } from "effect"
import { existsSync, readFileSync } from "node:fs"
import { isIP } from "node:net"
import { resolve } from "node:path"
import { loadEnvFile } from "node:process"
import { type Network, networkFrom, networkNames } from "./network.ts"
import { type Monitoring, monitoringFrom, monitoringNames, whatAddress } from "./monitoring.ts"
import { wrongLineOf } from "./file/envFile.ts"
import { nearestName } from "./names/nearestName.ts"
import { oidcFrom, oidcNames, type OidcSettings } from "./oidc.ts"
import { botFrom, type BotSettings } from "./bot/botSettings.ts"
import { masterKeyFrom, masterKeyNames, type MasterKeyPlace } from "./masterKeyPlace.ts"

export interface Settings extends Network, Monitoring, BotSettings {
  /** `TT_DATA_DIR` (.data): the log, the tables, the keys. Absolute here. */
  readonly dataDir: string
  /** The place of the master key: a file (`TT_MASTER_KEY_FILE`, by default one in the data folder) or a command (`TT_MASTER_KEY_CMD`). */
  readonly masterKey: MasterKeyPlace
  /** `TT_HTTP_HOST` (127.0.0.1). */
  readonly host: string
  /** `TT_HTTP_PORT` (8000). */
  readonly port: number
  /** `NATS_URL`: your own server or cluster; null: the embedded server. */
  readonly natsUrl: string | null
  /** `NATS_NKEY_FILE`: the seed of the key for these servers; null: the address has the credentials, or none are needed. */
  readonly natsKeyFile: string | null
  /** `DATABASE_URL`: a Postgres with pgvector; null: the embedded PGlite. */
  readonly databaseUrl: string | null
  /** `OLLAMA_URL`; null: no Ollama. */
  readonly ollamaUrl: string | null
  /** Whether to look for Ollama at its usual address: false when `OLLAMA_URL` is an address or `off`. */
  readonly looksForOllama: boolean
  /** `OLLAMA_MODEL` (qwen3:4b-instruct). */
  readonly ollamaModel: string
  /** `OLLAMA_EMBED_MODEL` (embeddinggemma). */
  readonly ollamaEmbedModel: string
  /** `TT_UPLOAD_MB` (2048): the most bytes of files that people upload for imports, of all of them together. Mebibytes in the setting. */
  readonly uploadBytes: number
  /** `TT_TIME_ZONE` (UTC): the IANA time zone in which dates in messages are read. */
  readonly timeZone: string
  /** `TT_OIDC_…`: the identity provider; null: none. */
  readonly oidc: OidcSettings | null
}

/** A setting with a bad value. The message names it and the values it may have. */
export class BadSetting extends Schema.TaggedError<BadSetting>()("BadSetting", {
  name: Schema.String,
  why: Schema.String
}) {
  override get message() {
    return `${this.name} ${this.why}`
  }
}

/** The names that begin with `TT_`. Any other one is an error. */
export const ownSettings: ReadonlyArray<string> = [
  "TT_DATA_DIR",
  "TT_HTTP_HOST",
  "TT_HTTP_PORT",
  "TT_TIME_ZONE",
  "TT_UPLOAD_MB",
  ...monitoringNames,
  ...networkNames,
  ...oidcNames,
  ...masterKeyNames
]

export const httpOrigin = (host: string, port: number) => `http://${host.includes(":") ? `[${host}]` : host}:${port}`

/** The product's address on this machine. */
export const originOf = ({ host, port }: Settings) => httpOrigin(host, port)

/** The address that people open: in links, and as the origin of their requests. */
export const publicOriginOf = (settings: Settings) => settings.publicOrigin ?? originOf(settings)

/** The contact of `security.txt`; null when none is set. */
export const securityContactOf = (settings: Settings) =>
  settings.securityContact === null ? null : { contact: settings.securityContact, origin: publicOriginOf(settings) }

/** Reads the settings of a process that runs in `folder`. The environment overrides `.env`. */
export const readSettings = (folder: string): Effect.Effect<Settings, BadSetting> =>
  Effect.suspend(() => {
    const file = resolve(folder, ".env")
    const fault = existsSync(file) ? loadFile(file) : null
    if (fault !== null) return Effect.fail(new BadSetting({ name: file, why: fault }))
    return Effect.fromResult(settingsFrom(process.env, folder))
  })

/** Loads the file into the environment; returns its fault, or null. Node ignores a line that it cannot read. */
const loadFile = (file: string): string | null => {
  try {
    const wrong = wrongLineOf(readFileSync(file, "utf8"))
    if (wrong !== null) return `line ${wrong}: must be NAME=value, or a comment that begins with #`
    loadEnvFile(file)
    return null
  } catch (cause) {
    return `cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`
  }
}

/** The settings of an environment, or the first fault. An empty value counts as not set. */
export const settingsFrom = (
  environment: Readonly<Record<string, string | undefined>>,
  folder: string
): Result.Result<Settings, BadSetting> => {
  const unknown = Object.keys(environment).find((name) => name.startsWith("TT_") && !ownSettings.includes(name))
  if (unknown !== undefined) {
    const meant = nearestName(unknown, ownSettings)
    const hint = meant === null ? "." : `: did you mean ${meant}?`
    return bad(unknown, `is not a setting of this product${hint} The settings are ${ownSettings.join(", ")}`)
  }
  const value = (name: string) => {
    const text = environment[name]?.trim()
    return text === undefined || text === "" ? null : text
  }
  const host = value("TT_HTTP_HOST") ?? "127.0.0.1"
  if (isIP(host) === 0) return bad("TT_HTTP_HOST", whatAddress)
  const port = Number(value("TT_HTTP_PORT") ?? "8000")
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return bad("TT_HTTP_PORT", "must be a port, 1 to 65535")
  const timeZone = value("TT_TIME_ZONE") ?? "UTC"
  if (Option.isNone(DateTime.zoneMakeNamed(timeZone)))
    return bad("TT_TIME_ZONE", "must be the name of a time zone, such as Europe/Kyiv")
  const uploadMebibytes = Number(value("TT_UPLOAD_MB") ?? defaultUploadMebibytes)
  if (!Number.isInteger(uploadMebibytes) || uploadMebibytes < 1 || uploadMebibytes > mostUploadMebibytes)
    return bad("TT_UPLOAD_MB", `must be a whole number of mebibytes, 1 to ${mostUploadMebibytes}`)
  const wrongUrl = urls.find((url) => !isUrlOf(url, value(url[0])))
  if (wrongUrl !== undefined)
    return bad(wrongUrl[0], `must begin with ${wrongUrl[1].map((each) => `${each}//`).join(" or ")}`)
  const network = networkFrom(value)
  if (Result.isFailure(network)) return bad(network.failure.name, network.failure.why)
  const monitoring = monitoringFrom(value, port)
  if (Result.isFailure(monitoring)) return bad(monitoring.failure.name, monitoring.failure.why)
  const bot = botFrom(value)
  if (Result.isFailure(bot)) return bad(bot.failure.name, bot.failure.why)
  const oidc = oidcFrom(value)
  if (Result.isFailure(oidc)) return bad(oidc.failure.name, oidc.failure.why)
  const dataDir = resolve(folder, value("TT_DATA_DIR") ?? ".data")
  const masterKey = masterKeyFrom(value, folder, dataDir)
  if (masterKey === null) return bad("TT_MASTER_KEY_CMD", "and TT_MASTER_KEY_FILE are both set: keep one of them")
  return Result.succeed({
    dataDir,
    masterKey,
    host,
    port,
    timeZone,
    uploadBytes: uploadMebibytes * 1024 ** 2,
    ...network.success,
    ...monitoring.success,
    natsUrl: value("NATS_URL"),
    natsKeyFile: value("NATS_NKEY_FILE"),
    databaseUrl: value("DATABASE_URL"),
    ollamaUrl: value("OLLAMA_URL") === off ? null : value("OLLAMA_URL"),
    looksForOllama: value("OLLAMA_URL") === null,
    ollamaModel: value("OLLAMA_MODEL") ?? "qwen3:4b-instruct",
    ollamaEmbedModel: value("OLLAMA_EMBED_MODEL") ?? "embeddinggemma",
    ...bot.success,
    oidc: oidc.success
  })
}

const defaultUploadMebibytes = 2048
const mostUploadMebibytes = 1_000_000
const off = "off"
const urls: ReadonlyArray<readonly [string, ReadonlyArray<string>]> = [
  ["NATS_URL", ["nats:", "tls:"]],
  ["DATABASE_URL", ["postgres:", "postgresql:"]],
  ["OLLAMA_URL", ["http:", "https:"]],
  ["TELEGRAM_API_ROOT", ["http:", "https:"]]
]

/** True for addresses with one of the protocols, and for a setting without a value. */
const isUrlOf = ([name, protocols]: (typeof urls)[number], text: string | null) =>
  text === null ||
  (name === "OLLAMA_URL" && text === off) ||
  text.split(",").every((each) => protocols.includes(protocolOf(each)))

const protocolOf = (text: string) => {
  try {
    return new URL(text).protocol
  } catch {
    return ""
  }
}

const bad = (name: string, why: string) => Result.fail(new BadSetting({ name, why }))
