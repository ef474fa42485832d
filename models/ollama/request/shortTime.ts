/** Short times for a prompt, in the zone of the chat: the day once, and then only the time of day. */

export const makeShortTime = (zone: string) => {
  const format = formatIn(zone)
  const of = (at: string) => {
    const moment = new Date(at)
    const [day = "", clock = ""] = Number.isNaN(moment.getTime()) ? [] : format.format(moment).split(/,? /u)
    return { day, clock }
  }
  let last = ""
  return {
    of,
    /** `2026-11-24 09:30`, and `09:31` for a later moment of the same day. */
    next: (at: string): string => {
      const { day, clock } = of(at)
      const isSame = day === last
      last = day
      return isSame ? clock : `${day} ${clock}`
    }
  }
}

const fields = {
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23"
} as const

/** The Swedish form of a date is `2026-11-24 09:30`. An unknown zone counts as UTC. */
const formatIn = (zone: string) => {
  try {
    return new Intl.DateTimeFormat("sv-SE", { ...fields, timeZone: zone })
  } catch {
    return new Intl.DateTimeFormat("sv-SE", { ...fields, timeZone: "UTC" })
  }
}
