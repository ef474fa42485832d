/** Changes of a comment, for its author only. */
import { Effect } from "effect"
import { valueOf } from "../../domain/growingMap.ts"
import { TaskRefused } from "../../domain/task/rules/decision.ts"
import type { Command } from "../../domain/task/task.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { admit } from "../admit.ts"
import { CommandBus, type Request } from "../commandBus.ts"
import { Forbidden } from "../errors.ts"
import { Principals } from "../principals.ts"
import { loadFromLog } from "../knowledge/loadFromLog.ts"

type CommentCommand = Extract<Command, { readonly _tag: "EditComment" | "DeleteComment" | "RestoreComment" }>

/**
 * Sends a change of a comment if the actor wrote it. The author of a comment never changes, so the check and the append need no
 * common lock. A retry with the same key is safe.
 *
 * `asked`: the part of the command that a retry must repeat.
 *
 * Fails with `Forbidden` when another person wrote the comment, and with `TaskRefused` when the actor may not see the task or the
 * task has no such comment.
 */
export const changeOwnComment = Effect.fnUntraced(function* (
  request: Request,
  id: string,
  command: CommentCommand,
  asked: object = command
) {
  const principals = yield* Principals
  yield* admit(principals, request.actor, command)
  const { now } = yield* loadFromLog(request.actor, "task", id)
  if (now === null) return yield* new TaskRefused({ because: "not-found" })
  const comment = valueOf(now.comments, command.comment)
  if (comment === undefined) return yield* new TaskRefused({ because: "no-comment" })
  // After a merge of two persons, the survivor has the comments of both.
  if (principals.survivorOf(comment.author) !== principals.survivorOf(request.actor))
    return yield* new Forbidden({
      command: command._tag,
      role: principals.roleOf(request.actor),
      least: null,
      because: "author"
    })
  return yield* (yield* CommandBus).send(request, { subject: subjectOf("task", id), command, asked })
})
