/** The sentences of a notice. */
import type { TaskLine } from "../../../gateways/contract/lines.ts"
import { noticeWords as words } from "../../words/words.ts"
import type { NoticeDay, NoticeRow } from "../rules/inboxRules.ts"

/** True for a notice that no person caused: a date, the end of a run, or a webhook. */
export const isOfMachine = ({ kind }: NoticeRow): boolean =>
  kind === "soon" || kind === "overdue" || kind === "approval" || kind === "failing"

/** `Ada`, or `Ada and 2 others`. */
export const whoOf = ({ by, others }: NoticeRow, nameOf: (actor: string) => string): string =>
  others.length === 0 ? nameOf(by) : words.count("noticeOthers", others.length).replace("{name}", () => nameOf(by))

export const noticeDid = (row: NoticeRow): string => {
  const { kind, outcome, due } = row
  if (kind === "soon" || kind === "overdue") return words.value("noticeDue", kind).replace("{when}", () => dateOf(due))
  if (kind === "failing") return words.t("noticeFailing")
  if (kind === "approval") return words.count("noticeApproval", row.count)
  if (kind === "done") return words.value("noticeDone", outcome === "cancelled" ? "cancelled" : "done")
  if (kind === "decided")
    return words.value("noticeDecided", outcome === "rejected" || outcome === "merged" ? outcome : "approved")
  return row.others.length > 0 && kind === "commented" ? words.t("noticeCommentedMany") : words.value("noticeDid", kind)
}
const dateOf = (due: string | null) => (due === null ? "" : words.dueDay(due))

/** Seconds. A shorter age would be out of date as soon as it is shown. */
const shortestAge = 60

/** The age of a notice of today, the time of one of yesterday, and the day of an older one. */
export const whenOf = ({ at }: NoticeRow, day: NoticeDay, now: Date): string => {
  if (day === "today") return words.lasting(Math.max(shortestAge, (now.getTime() - Date.parse(at)) / 1000))
  return day === "yesterday" ? words.time(at) : words.day(at)
}

/** The thing of the notice: `T-12 Title`, with the present title of a task that the page knows. */
export const aboutOf = (row: NoticeRow, task: TaskLine | undefined): string => {
  const title = task?.title ?? row.title
  if (row.number !== null) return `T-${row.number} ${title}`
  return title === "" ? words.t("noticeKnowledge") : title
}
