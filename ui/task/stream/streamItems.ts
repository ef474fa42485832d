/** The stream of a task: its events, each comment with its latest words. Pure. */
import type { ActivityRow } from "../../../gateways/contract.ts"

export interface ShownComment {
  readonly id: string
  /** The latest words; empty when it was deleted, or its words were erased. */
  readonly text: string
  /** Rises with each edit, from 1. */
  readonly revision: number
  readonly deleted: boolean
  /** A reply to the task's card in Telegram. */
  readonly fromTelegram: boolean
}
export interface StreamItem {
  readonly item: ActivityRow
  /** Null for every other event. */
  readonly comment: ShownComment | null
}

/** Events that change a comment show in the comment itself. The tab History has them. */
const changes: ReadonlySet<string> = new Set(["CommentEdited", "CommentDeleted", "CommentRestored"])

/** @param events oldest first, up to the newest: a comment that is among them has all its changes among them */
export const streamItems = (events: ReadonlyArray<ActivityRow>): ReadonlyArray<StreamItem> => {
  const comments = new Map<string, ShownComment>()
  for (const { event, detail } of events) {
    const id = String(detail["comment"])
    const before = comments.get(id)
    if (event === "TaskCommented") comments.set(id, commentOf(id, detail))
    if (event === "CommentEdited" && before !== undefined)
      comments.set(id, { ...before, text: textIn(detail), revision: before.revision + 1 })
    if (event === "CommentDeleted" && before !== undefined) comments.set(id, { ...before, deleted: true })
    if (event === "CommentRestored" && before !== undefined) comments.set(id, { ...before, deleted: false })
  }
  return events
    .filter(({ event }) => !changes.has(event))
    .map((item) => ({
      item,
      comment: item.event === "TaskCommented" ? (comments.get(String(item.detail["comment"])) ?? null) : null
    }))
}

const commentOf = (id: string, detail: ActivityRow["detail"]): ShownComment => ({
  id,
  text: textIn(detail),
  revision: 1,
  deleted: false,
  fromTelegram: detail["via"] === "telegram"
})
const textIn = ({ text }: ActivityRow["detail"]): string => (typeof text === "string" ? text : "")
