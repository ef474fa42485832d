/** The operations of tasks. */
import { DateTime, Effect, Schema } from "effect"
import { changeOwnComment } from "../../../../commands/tasks/ownComment.ts"
import { fileTask, linkTask } from "../../../../commands/knowledge/links.ts"
import { ActorId, AtomId, CommentId, TaskId, TopicId } from "../../../../domain/ids.ts"
import { Command } from "../../../../domain/task/task.ts"
import { Comment, Description, TaskRelation, Title } from "../../../../domain/task/fields.ts"
import { Category, Day, Due, Priority, Status } from "../../../../domain/values.ts"
import { titleLength } from "../../../../domain/text/limits.ts"
import { seenRevision } from "../../../../domain/text/versions.ts"
import { Principals } from "../../../../commands/principals.ts"
import { idFrom } from "../../../../streams/commit/identity.ts"
import { subjectOf } from "../../../../streams/commit/subjects.ts"
import { ClassifiedRow } from "../../../../projections/models/tasks.ts"
import { ActivityRow, NewTask, Page, TaskRow, TitleRead } from "../../../contract.ts"
import { WhyAnswer } from "../../../contract/knowledge.ts"
import { DueDates } from "../../../modelPorts.ts"
import { creates, decided, resource } from "../../api/commandOperations.ts"
import { byOf, placeByNumber } from "../../api/place.ts"
import { type Access, asOfPosition, found, pageRows, readPage, read } from "../../api/readOperations.ts"
import { asOfQuery, asOfText, idList, mostIds, pageQuery, searchText, seenText } from "../../api/requestFields.ts"
import { sendCommand } from "../../api/requestCommand.ts"
import { mentionedIn } from "./mentioned.ts"
import { chosenAudience, sourceOf } from "./provenance.ts"

const place = placeByNumber("task", "/tasks", Command, {
  letter: "T",
  owner: "a task's",
  rule: "tasks.get",
  find: ({ reads, audiences }, by) => reads.task(audiences, by)
})
const { params } = place
const link = { relation: TaskRelation, to: TaskId }

const taskOf = ({ reads, audiences }: Access, id: string, asOf: number | null = null) =>
  Effect.flatMap(reads.task(audiences, byOf(id), asOf), (row) => found(row, "task"))

export const taskOperations = resource("tasks", place, {
  create: creates("task", "CreateTask", "/tasks", { payload: NewTask }, (request, id, asked) =>
    sendCommand(request, {
      subject: subjectOf("task", id),
      command: {
        _tag: "CreateTask",
        wordsOf: request.actor,
        title: asked.title,
        description: asked.description ?? "",
        audience: chosenAudience(request.actor, asked.audience),
        message: null,
        source: sourceOf(request.actor),
        priority: asked.priority ?? null,
        category: asked.category ?? null,
        assignee: asked.assignee ?? null,
        due: asked.due ?? null
      }
    })
  ),
  list: readPage(
    "tasks.list",
    "/tasks",
    {
      row: TaskRow,
      filter: {
        status: Schema.optionalKey(Status),
        category: Schema.optionalKey(Category),
        priority: Schema.optionalKey(Priority),
        classification: Schema.optionalKey(ClassifiedRow),
        assignee: Schema.optionalKey(ActorId),
        atom: Schema.optionalKey(AtomId),
        ids: Schema.optionalKey(idList),
        ...asOfQuery
      },
      description: `Tasks, newest first. \`atom\`: those that are based on this statement. \`ids\`: those with these ids, up to ${mostIds}, separated by commas. ${asOfText}`
    },
    Effect.fnUntraced(function* ({ reads, knowledge, audiences }, { assignee, ids, ...filter }, limit, cursor, asOf) {
      const { namesOf } = yield* Principals
      // The tasks must not show that a statement exists which the caller may not see.
      if (filter.atom !== undefined && (yield* knowledge.atom(audiences, { id: filter.atom })) === null)
        return { items: [], next: null }
      const named = assignee === undefined ? {} : { assignee: namesOf(assignee) }
      const asked = ids === undefined ? {} : { ids: ids.split(",") }
      return yield* reads.tasks(audiences, { ...filter, ...named, ...asked }, limit, cursor, asOf)
    })
  ),
  preview: read(
    "tasks.preview",
    "/tasks/preview",
    {
      query: { title: searchText(titleLength), zone: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(64))) },
      success: TitleRead,
      description:
        "The due date that the title of a new task names, in English, Ukrainian or Russian. `zone`: the IANA time zone in which days and times are read; UTC when left out or unknown."
    },
    Effect.fnUntraced(function* ({ query: { title, zone = "UTC" } }, { reads }) {
      const dates = yield* DueDates
      const at = DateTime.formatIso(yield* DateTime.now)
      return { due: dates.inTitle(title, { at, zone }), seq: yield* reads.seq }
    })
  ),
  get: read(
    "tasks.get",
    "/tasks/:id",
    { params, query: asOfQuery, success: TaskRow, description: `A task. ${asOfText}` },
    Effect.fnUntraced(function* ({ params, query }, access) {
      return yield* taskOf(access, params.id, yield* asOfPosition(access, query.asOf))
    })
  ),
  history: read(
    "tasks.history",
    "/tasks/:id/history",
    {
      params,
      query: { ...pageQuery, ...asOfQuery },
      success: Page(ActivityRow),
      description: `The newest events, oldest first. Pass \`next\` as \`cursor\` for the events before them. ${asOfText}`
    },
    Effect.fnUntraced(function* ({ params, query: { limit = pageRows, cursor, asOf } }, access) {
      const position = yield* asOfPosition(access, asOf)
      const { id, audience } = yield* taskOf(access, params.id, position)
      const of = { subject: subjectOf("task", id), audience, asOf: position }
      const page = yield* access.reads.history(of, limit, cursor)
      return { ...page, seq: position ?? (yield* access.reads.seq) }
    })
  ),
  retitle: ["RetitleTask", { title: Title, ...seenRevision }, `Replaces the title. ${seenText}`],
  describe: ["DescribeTask", { description: Description, ...seenRevision }, `Replaces the description. ${seenText}`],
  assign: ["AssignTask", { assignee: Schema.NullOr(ActorId) }],
  prioritise: ["PrioritiseTask", { priority: Priority }],
  schedule: ["ScheduleTask", { due: Schema.NullOr(Due) }],
  snooze: ["SnoozeTask", { until: Schema.NullOr(Day) }],
  start: "StartTask",
  complete: "CompleteTask",
  reopen: "ReopenTask",
  cancel: "CancelTask",
  comment: decided(
    "CommentTask",
    { text: Comment },
    Effect.fnUntraced(function* (request, id, { text }) {
      const comment = CommentId.make(idFrom("comment", request.actor, "CommentTask", `${id} ${request.key}`))
      const command = { _tag: "CommentTask", wordsOf: request.actor, comment, text } as const
      return yield* sendCommand(request, {
        subject: subjectOf("task", id),
        command: { ...command, ...(yield* mentionedIn(text)) },
        // The names are of this moment: a repeat of the request may find others.
        asked: command
      })
    }),
    "Adds a comment. A person who is named with `@` gets a notification."
  ),
  editComment: decided(
    "EditComment",
    { comment: CommentId, text: Comment, ...seenRevision },
    Effect.fnUntraced(function* (request, id, asked) {
      const command = { _tag: "EditComment", wordsOf: request.actor, ...asked } as const
      return yield* changeOwnComment(request, id, { ...command, ...(yield* mentionedIn(asked.text)) }, command)
    }),
    `Replaces the text of a comment of your own. ${seenText}`
  ),
  deleteComment: decided(
    "DeleteComment",
    { comment: CommentId, ...seenRevision },
    (request, id, asked) => changeOwnComment(request, id, { _tag: "DeleteComment", ...asked }),
    "Removes a comment of your own: its words are hidden, also in the history. `restoreComment` brings it back."
  ),
  restoreComment: decided(
    "RestoreComment",
    { comment: CommentId },
    (request, id, asked) => changeOwnComment(request, id, { _tag: "RestoreComment", ...asked }),
    "Brings back a comment of your own that was deleted."
  ),
  correct: ["CorrectClassification", { category: Category, priority: Priority }],
  share: "ShareTask",
  why: read(
    "tasks.why",
    "/tasks/:id/why",
    {
      params,
      success: WhyAnswer,
      description: "Why the task exists: the steps from the messages, over the approved proposal, to the task."
    },
    Effect.fnUntraced(function* ({ params }, access) {
      const { id } = yield* taskOf(access, params.id)
      const chain = yield* access.knowledge.why(access.audiences, id)
      return { chain: yield* found(chain, "task"), seq: yield* access.reads.seq }
    })
  ),
  link: decided(
    "LinkTask",
    link,
    (request, id, to) => linkTask(request, id, { _tag: "LinkTask", ...to }),
    "Links the task to another one, which you must be able to see."
  ),
  unlink: ["UnlinkTask", link],
  topic: decided(
    "AddTaskTopic",
    { topic: TopicId },
    (request, id, to) => fileTask(request, id, { _tag: "AddTaskTopic", ...to }),
    "Adds a topic to the task."
  )
})
