/** The text of the answer to `/health`. Pure. */
import { type DateStyle, momentText } from "../../../words/dates.ts"
import { word } from "../../../words/words.ts"

/** The unreachable groups of one answer. */
const mostGroups = 40

export interface BotHealth {
  readonly connected: boolean
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
    word(language, "health-waiting", { count: health.waiting }),
    health.floodedUntil === 0
      ? word(language, "health-no-flood")
      : word(language, "health-flood", { at: momentText(health.floodedUntil, style) }),
    word(language, "health-unreachable", { count: health.unreachable }),
    ...health.groups.slice(0, mostGroups)
  ].join("\n")
}
