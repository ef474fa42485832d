/** Which notices are listed, and in which group. Pure. */
import { reaches } from "../../../domain/notices/reaches.ts"
import type { NoticeSettings } from "../../../domain/notices/settings.ts"
import type { Lines } from "../../../gateways/contract/lines.ts"
import { dayMillis, daysLater, localDay, today } from "../../parts/days.ts"

export type NoticeRow = Lines["notices"]
export const inboxTabs = ["inbox", "later"] as const
export type InboxTab = (typeof inboxTabs)[number]
export const noticeDays = ["today", "yesterday", "week", "earlier"] as const
export type NoticeDay = (typeof noticeDays)[number]

/** Days of the group `week`, today and yesterday included. */
const weekDays = 7

/** Days for which a read notice is listed after its event. An unread one is listed until it is read. */
const readDays = 30

/** The tab of a notice at a moment; null for an old one that was read, and for one of a kind that the person has switched off. */
export const tabOf = (
  { kind, later, read, at }: Pick<NoticeRow, "kind" | "later" | "read" | "at">,
  settings: Pick<NoticeSettings, "kinds">,
  now: number
): InboxTab | null => {
  if (!reaches(settings, kind, "dashboard")) return null
  if (later !== null && Date.parse(later) > now) return "later"
  return read && Date.parse(at) < now - readDays * dayMillis ? null : "inbox"
}

export const noticeDayOf = ({ at }: Pick<NoticeRow, "at">, now: Date): NoticeDay => {
  const day = localDay(new Date(at))
  if (day >= today(now)) return "today"
  if (day === daysLater(now, -1)) return "yesterday"
  return day > daysLater(now, -weekDays) ? "week" : "earlier"
}

/** The newest first. Times are in one form, so their texts have their order. */
export const newestFirst = (a: Pick<NoticeRow, "at" | "id">, b: Pick<NoticeRow, "at" | "id">): number => {
  if (a.at !== b.at) return a.at < b.at ? 1 : -1
  if (a.id === b.id) return 0
  return a.id < b.id ? 1 : -1
}

/** The page that shows what a notice is about. */
export const noticePlace = ({ about, kind }: Pick<NoticeRow, "about" | "kind">): string => {
  const [, thing = "", id = ""] = (about ?? "").split(".")
  if (thing === "task") return `/tasks/${id}`
  if (thing === "endpoint") return "/settings/webhooks"
  return kind === "approval" ? "/review" : "/knowledge"
}
