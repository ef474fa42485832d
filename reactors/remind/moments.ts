/** The times of the two reminders of a due date: that it is near, and that it has passed. Pure. */
import { DateTime, Option } from "effect"
import type { Due } from "../../domain/values.ts"

/** The hour of both reminders of a whole day: on the day itself, and on the next one. */
const morningHour = 9
/** The first reminder of a moment comes this long before it. Milliseconds. */
const beforeMoment = 2 * 60 * 60 * 1000

export interface Moments {
  /** Milliseconds of Unix time. */
  readonly soon: number
  readonly overdue: number
}

const isDay = (due: Due) => due.length === "2026-11-27".length

/** @param zone the IANA zone in which a day begins; UTC when it is unknown */
export const momentsOf = (due: Due, zone: string): Moments => {
  if (!isDay(due)) return { soon: Date.parse(due) - beforeMoment, overdue: Date.parse(due) }
  const [year = 0, month = 1, day = 1] = due.split("-").map(Number)
  const timeZone = Option.getOrElse(DateTime.zoneMakeNamed(zone), () => DateTime.zoneMakeOffset(0))
  const morning = DateTime.makeZonedUnsafe(
    { year, month, day, hour: morningHour },
    { timeZone, adjustForTimeZone: true }
  )
  return {
    soon: DateTime.toEpochMillis(morning),
    overdue: DateTime.toEpochMillis(DateTime.add(morning, { days: 1 }))
  }
}

interface Dated {
  readonly due: Due
  /** A task that was created after the time of the first reminder does not get it: its author knows that the date is near. */
  readonly createdAt: string
}

/** The reminder that a task needs at a moment; null when it needs none. */
export const stageAt = ({ due, createdAt }: Dated, zone: string, now: number): "soon" | "overdue" | null => {
  const { soon, overdue } = momentsOf(due, zone)
  if (now >= overdue) return "overdue"
  return now >= soon && Date.parse(createdAt) < soon ? "soon" : null
}
