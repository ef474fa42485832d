/** The quiet hours of a reader. Pure. */
import { DateTime } from "effect"
import { isQuiet } from "../../../../domain/notices/reaches.ts"
import type { NoticeSettings } from "../../../../domain/notices/settings.ts"
import { localTime, zonedAt } from "../../words/dates.ts"

/** The end of the quiet hours at a moment; null outside of them. Milliseconds since 1970. */
export const quietUntil = (settings: Pick<NoticeSettings, "quiet">, zone: string, now: number): number | null => {
  if (settings.quiet === null || !isQuiet(settings, localTime(zone, now).time)) return null
  const [hour = 0, minute = 0] = settings.quiet.to.split(":").map(Number)
  // A time that the clocks skip is the moment after the gap.
  const end = DateTime.setParts(zonedAt(zone, now), { hour, minute, second: 0, millisecond: 0 })
  return DateTime.toEpochMillis(DateTime.toEpochMillis(end) > now ? end : DateTime.add(end, { days: 1 }))
}
