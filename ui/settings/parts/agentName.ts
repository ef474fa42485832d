/** The name of a session's client: its browser and system, from the text that the browser sends, or Telegram. */
import { settingsWords as words } from "../../words/words.ts"

/** The order matters, because browsers also name those that they resemble. Source: MDN, "Browser detection using the user agent". */
const browsers = [
  ["Firefox/", "Firefox"],
  ["Edg/", "Edge"],
  ["OPR/", "Opera"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"]
] as const
const systems = [
  ["Android", "Android"],
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Windows", "Windows"],
  ["Mac OS X", "macOS"],
  ["Linux", "Linux"]
] as const

const nameIn = (agent: string, names: ReadonlyArray<readonly [mark: string, name: string]>) =>
  names.find(([mark]) => agent.includes(mark))?.[1]

/** The text itself for a program that is no browser, such as `curl/8.5`. `inTelegram`: a session of the Mini App, whose browser is not named. */
export const agentName = ({ agent, inTelegram }: { readonly agent: string; readonly inTelegram: boolean }): string => {
  const client = inTelegram ? words.t("settings.telegram") : nameIn(agent, browsers)
  const parts = [client, nameIn(agent, systems)].filter((part) => part !== undefined)
  return parts.length > 0 ? parts.join(", ") : agent || words.t("settings.unknownBrowser")
}
