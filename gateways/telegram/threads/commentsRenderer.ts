/** Renders the comments of a range as they are now: with the edited words, and with a sentence in place of a deleted comment. */
import { Effect } from "effect"
import type { TaskId } from "../../../domain/ids.ts"
import { EventStore } from "../../../streams/ports/eventStore.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { type RenderOutcome, type RenderPlace } from "../cards/renderers/renderer.ts"
import { ViewUnavailable } from "../cards/task/taskView.ts"
import { Readers } from "../notices/readers.ts"
import { commentsIn } from "./commentLog.ts"
import { commentsText } from "./commentsText.ts"

interface CommentsWhat {
  readonly task: TaskId
  readonly after: number
  readonly upTo: number
}

export const makeCommentsRenderer = (linkOf: (task: { readonly id: TaskId }) => string | null) =>
  Effect.gen(function* () {
    const { load } = yield* EventStore
    const readers = yield* Readers
    return Effect.fnUntraced(function* ({ task, after, upTo }: CommentsWhat, { language, isSent }: RenderPlace) {
      const commits = yield* load(subjectOf("task", task), after).pipe(
        Effect.catchTag("AggregateParked", () => Effect.succeed([])),
        Effect.mapError((cause) => new ViewUnavailable({ cause }))
      )
      const comments = commentsIn(commits).filter(({ position, isFromChat }) => position <= upTo && !isFromChat)
      const shown = isSent ? comments : comments.filter(({ isDeleted }) => !isDeleted)
      // A deleted comment may be restored before the message expires.
      if (shown.length === 0) return { is: "absent" } satisfies RenderOutcome
      const nameOf = yield* readers.namesOf(
        shown.map(({ author }) => author),
        language
      )
      const rendered = commentsText({ comments: shown, nameOf, language, link: linkOf({ id: task }) })
      return { is: "message", rendered } satisfies RenderOutcome
    })
  })
