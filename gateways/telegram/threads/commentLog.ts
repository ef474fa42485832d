/** The comments of a task, as its log has them. Pure. */
import type { ActorId, CommentId } from "../../../domain/ids.ts"
import type { Commit } from "../../../streams/commit/envelope.ts"

export interface ThreadComment {
  readonly id: CommentId
  /** The position of the commit that added the comment. */
  readonly position: number
  /** The position of its last change. */
  readonly changed: number
  readonly author: ActorId
  readonly text: string
  readonly isDeleted: boolean
  /** The chat has the words already: they were a reply to the card of the task. */
  readonly isFromChat: boolean
}

/** The comments that these commits add, in their order and as they are after the last commit. */
export const commentsIn = (commits: ReadonlyArray<Commit>): ReadonlyArray<ThreadComment> => {
  const comments = new Map<CommentId, ThreadComment>()
  const change = (id: CommentId, changed: number, fields: Partial<ThreadComment>) => {
    const now = comments.get(id)
    if (now !== undefined) comments.set(id, { ...now, changed, ...fields })
  }
  for (const { seq, events } of commits)
    for (const event of events) {
      if (event._tag === "TaskCommented")
        comments.set(event.comment, {
          id: event.comment,
          position: seq,
          changed: seq,
          author: event.wordsOf,
          text: event.text,
          isDeleted: false,
          isFromChat: event.via === "telegram"
        })
      if (event._tag === "CommentEdited") change(event.comment, seq, { text: event.text })
      if (event._tag === "CommentDeleted") change(event.comment, seq, { isDeleted: true })
      if (event._tag === "CommentRestored") change(event.comment, seq, { isDeleted: false })
    }
  return [...comments.values()]
}

/** True when one of the commits changes a comment that was added before. */
export const changesComments = (commits: ReadonlyArray<Commit>): boolean =>
  commits.some(({ events }) => events.some(({ _tag }) => changes.has(_tag)))
const changes: ReadonlySet<string> = new Set(["CommentEdited", "CommentDeleted", "CommentRestored"])
