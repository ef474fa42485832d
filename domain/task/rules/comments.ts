/** The comments of a task: decisions on edits and removals. Pure. */
import type { ActorId, CommentId } from "../../ids.ts"
import { type GrowingMap, valueOf, withValue } from "../../growingMap.ts"
import { isOutdated, type TextVersions } from "../../text/versions.ts"

export interface WrittenComment {
  readonly author: ActorId
  readonly text: string
  /** Rises with each edit, from 1. */
  readonly revision: number
  readonly deleted: boolean
}
export type Comments = GrowingMap<CommentId, WrittenComment>

/**
 * The decision on a change of a comment. `missing`: there is no such comment, or it was deleted. `holds`: the comment is as asked
 * already. `conflict`: the person saw an older text.
 */
export type CommentChange =
  | { readonly is: "missing" | "holds" | "changes" }
  | { readonly is: "conflict"; readonly versions: TextVersions }

/** `seen`: the revision that the person saw; undefined skips the check. An edit that changes nothing is never a conflict. */
export const editOf = (comments: Comments, id: CommentId, text: string, seen: number | undefined): CommentChange => {
  const now = valueOf(comments, id)
  if (now === undefined || now.deleted) return { is: "missing" }
  if (now.text === text) return { is: "holds" }
  return isOutdated(seen, now.revision) ? conflict(now, text) : { is: "changes" }
}

/** A deleted comment stays deleted. `seen`: as for an edit. */
export const removalOf = (comments: Comments, id: CommentId, seen: number | undefined): CommentChange => {
  const now = valueOf(comments, id)
  if (now === undefined) return { is: "missing" }
  if (now.deleted) return { is: "holds" }
  return isOutdated(seen, now.revision) ? conflict(now, "") : { is: "changes" }
}

/** A restoration is never a conflict. */
export const restorationOf = (comments: Comments, id: CommentId): CommentChange => {
  const now = valueOf(comments, id)
  if (now === undefined) return { is: "missing" }
  return { is: now.deleted ? "changes" : "holds" }
}

const conflict = ({ revision, text }: WrittenComment, yours: string): CommentChange => ({
  is: "conflict",
  versions: { revision, current: text, yours }
})

type CommentEvent =
  | {
      readonly _tag: "TaskCommented" | "CommentEdited"
      readonly comment: CommentId
      readonly text: string
      readonly wordsOf: ActorId
    }
  | { readonly _tag: "CommentDeleted" | "CommentRestored"; readonly comment: CommentId }

/** The comments after an event. A change of a comment that does not exist changes nothing. */
export const commentsAfter = (comments: Comments, event: CommentEvent): Comments => {
  if (event._tag === "TaskCommented") {
    const { comment, text, wordsOf: author } = event
    return withValue(comments, comment, { author, text, revision: 1, deleted: false })
  }
  const now = valueOf(comments, event.comment)
  if (now === undefined) return comments
  const after =
    event._tag === "CommentEdited"
      ? { ...now, text: event.text, revision: now.revision + 1 }
      : { ...now, deleted: event._tag === "CommentDeleted" }
  return withValue(comments, event.comment, after)
}
