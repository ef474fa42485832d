/** The settings that change the product, as `tt doctor` prints them: without secrets. */
import { Result } from "effect"
import { isDeepStrictEqual } from "node:util"
import { ownSettings, settingsFrom } from "../settings.ts"

type Environment = Readonly<Record<string, string | undefined>>

/** Settings whose names do not begin with `TT_`. The last two are read by the bootstrap and the embedded server only. */
const otherSettings = [
  "NATS_URL",
  "NATS_NKEY_FILE",
  "DATABASE_URL",
  "OLLAMA_URL",
  "OLLAMA_MODEL",
  "OLLAMA_EMBED_MODEL",
  "TELEGRAM_BOT_TOKEN",
  "TELEGRAM_API_ROOT",
  "TELEGRAM_WEBHOOK_URL",
  "NATS_SERVER_BIN",
  "NATS_RELEASES_URL"
]
const outsideSettings = ["NATS_SERVER_BIN", "NATS_RELEASES_URL"]
export const everySetting: ReadonlyArray<string> = [...ownSettings, ...otherSettings]

const masked = "(hidden)"
/** A command may contain a password. */
const secretSettings = ["TELEGRAM_BOT_TOKEN", "TT_OIDC_CLIENT_SECRET", "TT_MASTER_KEY_CMD"]

/** User names, passwords, queries and, for a webhook, the path can be secrets. */
const shownUrl = (name: string, text: string) => {
  const url = URL.parse(text)
  if (url === null || !text.includes("://")) return text
  const user = url.username === "" && url.password === "" ? "" : `${masked}@`
  const path = name === "TELEGRAM_WEBHOOK_URL" && url.pathname !== "/" ? `/${masked}` : url.pathname.replace(/^\/$/, "")
  return `${url.protocol}//${user}${url.host}${path}${url.search === "" ? "" : `?${masked}`}`
}

const shown = (name: string, value: string) =>
  secretSettings.includes(name)
    ? masked
    : value
        .split(",")
        .map((part) => shownUrl(name, part.trim()))
        .join(",")

/** Whether the product has other settings without this one. A setting that others need counts too. */
const changes = (environment: Environment, name: string) => {
  if (outsideSettings.includes(name)) return true
  const without = settingsFrom({ ...environment, [name]: undefined }, "/")
  return Result.isFailure(without) || !isDeepStrictEqual(settingsFrom(environment, "/"), without)
}

/** `NAME=value` of each setting that differs from its default. */
export const changedSettings = (environment: Environment): ReadonlyArray<string> =>
  everySetting.flatMap((name) => {
    const value = environment[name]?.trim() ?? ""
    return value === "" || !changes(environment, name) ? [] : [`${name}=${shown(name, value)}`]
  })
