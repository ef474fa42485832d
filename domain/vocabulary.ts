/**
 * The product's small vocabularies. A word may be added. A word that was stored must never be renamed.
 *
 * Imports nothing: the dashboard offers these values, and must not load the schema library. `values.ts` makes schemas of them.
 */
export const statuses = ["open", "in-progress", "done", "cancelled"] as const
export const categories = ["bug", "feature", "improvement", "question", "chore"] as const
export const priorities = ["low", "medium", "high", "critical"] as const
/** The languages of the dashboard, the bot and the built-in model. */
export const languages = ["en", "uk", "ru"] as const
export type Language = (typeof languages)[number]
export const rejectReasons = ["noise", "duplicate", "wrong", "invented", "late"] as const

/** The states of the matter of a statement. */
export const itemStatuses = ["open", "done", "withdrawn", "replaced"] as const

/**
 * The kinds of notices. `soon` and `overdue` are about due dates; `approval`: proposals wait for a decision; `failing`: nothing
 * arrives at a webhook.
 */
export const noticeKinds = [
  "assigned",
  "mentioned",
  "commented",
  "approval",
  "soon",
  "overdue",
  "done",
  "decided",
  "failing"
] as const
export type NoticeKind = (typeof noticeKinds)[number]
/** The ways in which a notice reaches a person. */
export const noticeChannels = ["dashboard", "telegram"] as const
export type NoticeChannel = (typeof noticeChannels)[number]
