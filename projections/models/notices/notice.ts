/** One notice: what happened to a thing, for one person. A thing has at most one notice of each kind for a person. */
import type { ActorId, PersonId } from "../../../domain/ids.ts"
import type { Audience, Due } from "../../../domain/values.ts"
import type { NoticeKind } from "../../../domain/vocabulary.ts"

export type NoticeOutcome = "done" | "cancelled" | "approved" | "rejected" | "merged"

export interface Notice {
  readonly to: PersonId
  readonly kind: NoticeKind
  /** The subject of the thing: `evt.task.…`. */
  readonly about: string
  /** The audience of the thing. The person may have lost the right to see it. */
  readonly of: Audience
  /** `T-n`; null for a thing that is not a task. */
  readonly number: number | null
  /** The title of the task, the name of the run, or the draft of the proposal. Empty for an extraction. */
  readonly title: string
  /** The actor of the last event. */
  readonly by: ActorId
  /** The other actors since the person read it, the latest first. */
  readonly others: ReadonlyArray<ActorId>
  /** The beginning of the comment. */
  readonly quote: string | null
  readonly comment: string | null
  readonly due: Due | null
  readonly outcome: NoticeOutcome | null
  /** The number of proposals that wait for a decision. */
  readonly count: number
  readonly at: string
  /** The commit that made or renewed it. */
  readonly position: number
  readonly read: boolean
  /** Lists hide it until this moment; null: it is shown. */
  readonly later: string | null
  /** True when it no longer concerns the person: another assignee, another date, a finished task. */
  readonly settled: boolean
}
/** The facts that an event adds to a notice. */
export type Facts = Partial<Pick<Notice, "quote" | "comment" | "due" | "outcome" | "count">>

/** `evt.task.<id>` gives `task.<id>.<kind>.<person>`. */
export const noticeIdOf = (about: string, kind: NoticeKind, to: PersonId): string =>
  `${about.slice("evt.".length)}.${kind}.${to}`

/** The subject of the thing that a notice is about, and the person. */
export const partsOfNotice = (id: string): { readonly about: string; readonly to: string } => {
  const [kind = "", thing = "", , to = ""] = id.split(".")
  return { about: `evt.${kind}.${thing}`, to }
}
