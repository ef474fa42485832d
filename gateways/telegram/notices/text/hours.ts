/** Times of the day in the zone of a reader. Pure. */
import { DateTime, Option } from "effect"
import { isQuiet } from "../../../../domain/notices/reaches.ts"
import type { NoticeSettings } from "../../../../domain/notices/settings.ts"

const two = (n: number) => String(n).padStart(2, "0")
const zonedAt = (zone: string, now: number) =>
  DateTime.makeZonedUnsafe(now, {
    timeZone: Option.getOrElse(DateTime.zoneMakeNamed(zone), () => DateTime.zoneMakeOffset(0))
  })

/** The day and the time of a moment: `2026-11-27` and `18:05`. @param zone an IANA zone; UTC when it is unknown */
export const localTime = (zone: string, now: number): { readonly day: string; readonly time: string } => {
  const { year, month, day, hour, minute } = DateTime.toParts(zonedAt(zone, now))
  return { day: `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`, time: `${two(hour)}:${two(minute)}` }
}

/** The end of the quiet hours at a moment; null outside of them. Milliseconds since 1970. */
export const quietUntil = (settings: Pick<NoticeSettings, "quiet">, zone: string, now: number): number | null => {
  if (settings.quiet === null || !isQuiet(settings, localTime(zone, now).time)) return null
  const [hour = 0, minute = 0] = settings.quiet.to.split(":").map(Number)
  // A time that the clocks skip is the moment after the gap.
  const end = DateTime.setParts(zonedAt(zone, now), { hour, minute, second: 0, millisecond: 0 })
  return DateTime.toEpochMillis(DateTime.toEpochMillis(end) > now ? end : DateTime.add(end, { days: 1 }))
}
