/** The text of the answer to `/health`. Pure. */
import type { BotStatus } from "../../../api/status.ts"
import { type DateStyle, momentText } from "../../../words/dates.ts"
import { word } from "../../../words/words.ts"

/** The unreachable groups of one answer. */
const mostGroups = 40

export interface BotHealth extends Pick<BotStatus, "connected" | "mode" | "lastError" | "failing"> {
  /** The messages that wait to be sent. */
  readonly waiting: number
  /** The end of the last rate limit of Telegram; 0 when there was none. Milliseconds since 1970. */
  readonly floodedUntil: number
  /** The number of chats that do not accept the bot. */
  readonly unreachable: number
  /** The titles of the groups among them. */
  readonly groups: ReadonlyArray<string>
}

export const healthText = (health: BotHealth, style: DateStyle): string => {
  const { language } = style
  return [
    word(language, health.connected ? "health-connected" : "health-disconnected"),
    ...connectionLines(health, style),
    word(language, "health-waiting", { count: health.waiting }),
    health.floodedUntil === 0
      ? word(language, "health-no-flood")
      : word(language, "health-flood", { at: momentText(health.floodedUntil, style) }),
    word(language, "health-unreachable", { count: health.unreachable }),
    ...health.groups.slice(0, mostGroups)
  ].join("\n")
}

/** The way of the updates, the last error of the webhook, and whether repeated work fails. */
const connectionLines = ({ mode, lastError, failing = [] }: BotHealth, style: DateStyle): ReadonlyArray<string> => {
  const { language } = style
  return [
    ...(mode === undefined ? [] : [word(language, mode === "polling" ? "health-polling" : "health-webhook")]),
    ...(lastError === undefined
      ? []
      : [
          word(language, "health-webhook-error", {
            at: momentText(Date.parse(lastError.at), style),
            what: lastError.message
          })
        ]),
    ...(failing.length === 0 ? [] : [word(language, "health-failing")])
  ]
}
