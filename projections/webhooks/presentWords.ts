/** The words of a comment as they are now: a webhook that is sent late must not have words that were taken back. Pure. */
import type { Commit } from "../../streams/commit/envelope.ts"
import type { EventOf, TrackerEvent } from "../../streams/commit/events.ts"

export interface CommentWords {
  /** Null: the comment was deleted. */
  readonly text: string | null
  /** True when the text differs from that of the event. */
  readonly isChanged: boolean
}

/** @param later the events of its task, in order; those of other comments are left out */
export const wordsOfComment = (said: EventOf<"TaskCommented">, later: ReadonlyArray<TrackerEvent>): CommentWords => {
  let { text } = said
  let isDeleted = false
  for (const event of later) {
    if (!("comment" in event) || event.comment !== said.comment) continue
    if (event._tag === "CommentEdited") ({ text } = event)
    else if (event._tag === "CommentDeleted") isDeleted = true
    else if (event._tag === "CommentRestored") isDeleted = false
  }
  return { text: isDeleted ? null : text, isChanged: isDeleted || text !== said.text }
}

export const eventsOfCommits = (commits: ReadonlyArray<Commit>): ReadonlyArray<TrackerEvent> =>
  commits.flatMap(({ events }) => events)
