import type { Due } from "../../../../domain/values.ts"
import type { BotLanguage } from "../../words/words.ts"

const dayLength = "2026-11-27".length

/** A date as its reader writes it; a moment in the zone of the reader. */
export const dueText = (due: Due, language: BotLanguage, zone: string): string => {
  const day = { day: "numeric", month: "long" } as const
  const look =
    due.length === dayLength
      ? { ...day, timeZone: "UTC" }
      : ({ ...day, hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone } as const)
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, look).format(new Date(due))
}
