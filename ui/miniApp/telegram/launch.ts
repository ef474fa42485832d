/**
 * The parameters with which Telegram opens the page. They are in the hash of the address, and a link's `startapp` is in the
 * query. Source: core.telegram.org/bots/webapps and telegram.org/js/telegram-web-app.js.
 */
import type { ThemeParams } from "./theme.ts"

export interface Launch {
  /** The statement of Telegram about the user, as it was signed. */
  readonly initData: string
  /** Of the protocol between the page and the app, such as `8.0`. */
  readonly version: string
  /** Such as `ios`, `android`, `tdesktop`, `weba`. */
  readonly platform: string
  readonly theme: ThemeParams
  /** The language of the Telegram app; null when it states none. */
  readonly language: string | null
  /** The path to open first. */
  readonly path: string
}

/** Null when Telegram has not opened the page. */
export const launchIn = ({ hash, search }: Pick<Location, "hash" | "search">): Launch | null => {
  const stated = new URLSearchParams(hash.slice(1))
  const initData = stated.get("tgWebAppData")
  if (initData === null || initData === "") return null
  const signed = new URLSearchParams(initData)
  const query = new URLSearchParams(search)
  const start = query.get("startapp") ?? query.get("tgWebAppStartParam") ?? signed.get("start_param")
  return {
    initData,
    version: stated.get("tgWebAppVersion") ?? "6.0",
    platform: stated.get("tgWebAppPlatform") ?? "unknown",
    theme: fieldsIn(stated.get("tgWebAppThemeParams")),
    language: textIn(fieldsIn(signed.get("user")), "language_code"),
    path: pathOf(start ?? "")
  }
}

/** A link names a task or a proposal: `task-<id>`, `proposal-<id>`. Every other text opens the first page. */
const pathOf = (start: string): string => {
  const [, kind, id = ""] = /^(task|proposal)-([\w-]{1,60})$/.exec(start) ?? []
  if (kind === undefined) return "/mine"
  return kind === "task" ? `/tasks/${id}` : `/review?proposal=${id}`
}

const fieldsIn = (json: string | null): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(json ?? "{}")
    return typeof value === "object" && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
const textIn = (fields: Readonly<Record<string, unknown>>, name: string): string | null => {
  const value = fields[name]
  return typeof value === "string" ? value : null
}

/** True when the app supports this version of the protocol, or a later one. */
export const speaks = (version: string, least: string): boolean => {
  const [major = 0, minor = 0] = version.split(".").map(Number)
  const [leastMajor = 0, leastMinor = 0] = least.split(".").map(Number)
  return major > leastMajor || (major === leastMajor && minor >= leastMinor)
}
