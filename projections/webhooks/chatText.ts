/** The text of a webhook to a chat, in the formats of Slack's and Mattermost's incoming webhooks. Pure. */
import type { Payload } from "./payload.ts"

const longest = 300

/** The words of a person cannot mention people, call channels or forge links. Source: Slack, "Formatting text", escaping. */
const forSlack = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
/** A zero-width space after `@` ends a mention, and Markdown's own characters are escaped. */
const forMattermost = (text: string) =>
  text.replace(/[\\`*_{}[\]()#+.!|<>~-]/gu, (found) => `\\${found}`).replaceAll("@", "@\u200b")

const oneLine = (text: string) => {
  const line = text.replace(/\s+/gu, " ").trim()
  return line.length > longest ? `${[...line].slice(0, longest).join("")}…` : line
}

const said = ({ changes }: Payload["data"]): string => {
  const text = changes["text"] ?? changes["name"] ?? changes["summary"] ?? ""
  return typeof text === "string" ? oneLine(text) : ""
}

/** Such as `T-12 Fix the login: task completed`, with a link. */
export const chatText = (kind: "slack" | "mattermost", { type, data }: Payload): { readonly text: string } => {
  const escape = kind === "slack" ? forSlack : forMattermost
  const event = type.replaceAll(".", " ")
  const name = [data.number, data.title].filter((part) => part !== null).join(" ")
  const words = said(data)
  const tail = words === "" ? "" : `: ${escape(words)}`
  if (name === "") return { text: `${event}${tail}` }
  const shown = escape(oneLine(name))
  return { text: `${linked(kind, shown, data.url)}: ${event}${tail}` }
}

const linked = (kind: "slack" | "mattermost", shown: string, url: string | null) => {
  if (url === null) return shown
  return kind === "slack" ? `<${url}|${shown}>` : `[${shown}](${url})`
}
