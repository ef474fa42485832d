/** Stores tasks of another product. It stores nothing twice, and a retry from the start is safe after any failure. */
import { Effect } from "effect"
import { CommandBus, type NotDone } from "../../../../../commands/commandBus.ts"
import { operator } from "../../../../../commands/rights/operator.ts"
import { type ActorId, TaskId } from "../../../../../domain/ids.ts"
import { descriptionLength } from "../../../../../domain/text/limits.ts"
import { proseFrom } from "../../../../../domain/text/fit.ts"
import type { Audience, Status } from "../../../../../domain/values.ts"
import { type Subject, subjectOf } from "../../../../../streams/commit/subjects.ts"
import { EventStore } from "../../../../../streams/ports/eventStore.ts"
import { NaturalKeys } from "../../../../../streams/sealing/naturalKeys.ts"
import type { ImportedTask } from "../task/importedTask.ts"

/** Commands that wait for the disk at the same time. */
const inFlight = 32

/** `changed`: the file has another content than the one that was stored for the same task. */
type Outcome = "stored" | "there" | "changed"

export interface StoredCounts {
  readonly seen: number
  readonly stored: number
  readonly changed: number
  /** Names in stored tasks that no known person has, or that several have. They are in the description. */
  readonly unknownPeople: ReadonlyArray<string>
}

/** `personOf`: the known person with this name; null when none or several have it. */
export const storeTasks = Effect.fn("storeTasks")(function* (
  tasks: ReadonlyArray<ImportedTask>,
  audience: Audience,
  personOf: (name: string) => ActorId | null
) {
  const keys = yield* NaturalKeys
  const unknown = new Set<string>()
  const outcomes = yield* Effect.forEach(
    tasks,
    Effect.fnUntraced(function* (task) {
      const id = TaskId.make(keys.idFor("import-task", ...task.key))
      const request = { actor: operator, key: keys.idFor("import", "task", id) }
      const { assignee, others } = peopleOf(task, personOf)
      const outcome = yield* create(request, subjectOf("task", id), withPeople(task, others), assignee, audience, task)
      if (outcome === "stored") for (const name of others) unknown.add(name)
      return outcome
    }),
    { concurrency: inFlight }
  )
  const count = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length
  return {
    seen: tasks.length,
    stored: count("stored"),
    changed: count("changed"),
    unknownPeople: [...unknown]
  } satisfies StoredCounts
})

/** A task has one assignee. The other people of the file are text. */
const peopleOf = ({ assignees }: ImportedTask, personOf: (name: string) => ActorId | null) => {
  const chosen = assignees.find((name) => personOf(name) !== null)
  return {
    assignee: chosen === undefined ? null : personOf(chosen),
    others: assignees.filter((name) => name !== chosen)
  }
}

const withPeople = (task: ImportedTask, others: ReadonlyArray<string>) =>
  others.length === 0
    ? task.description
    : proseFrom(
        [task.description, `${task.assigneeColumn}: ${others.join(", ")}`].filter((part) => part !== "").join("\n"),
        descriptionLength
      )

type Sent = Effect.fn.Return<Outcome, NotDone, CommandBus | EventStore>

const create = Effect.fnUntraced(function* (
  request: { readonly actor: ActorId; readonly key: string },
  subject: Subject,
  description: string,
  assignee: ActorId | null,
  audience: Audience,
  asked: ImportedTask
): Sent {
  const bus = yield* CommandBus
  const isThere = (yield* (yield* EventStore).lastSeq(subject)) > 0
  const { title, priority, category, due, status } = asked
  const isSame = yield* bus
    .send(request, {
      subject,
      // The people who are known may differ between two imports of one file, so repeats are compared by the file.
      asked,
      command: {
        _tag: "CreateTask",
        wordsOf: operator,
        title,
        description,
        audience,
        message: null,
        source: "import",
        priority,
        category,
        assignee,
        due
      }
    })
    .pipe(
      Effect.as(true),
      Effect.catchTag(["KeyReused", "AggregateParked"], () => Effect.succeed(false))
    )
  if (!isSame) return "changed"
  yield* finish(request, subject, status)
  return isThere ? "there" : "stored"
})

const commandFor = { "in-progress": "StartTask", done: "CompleteTask", cancelled: "CancelTask" } as const

/** Each command has its own id, so a repeat changes nothing, also after a person has changed the task. */
const finish = Effect.fnUntraced(function* (
  request: { readonly actor: ActorId; readonly key: string },
  subject: Subject,
  status: Status
) {
  if (status === "open") return
  yield* (yield* CommandBus)
    .send(request, { subject, command: { _tag: commandFor[status] } })
    // The first import was killed before this command, and a person has finished the task since.
    .pipe(Effect.catchTag("TaskRefused", () => Effect.void))
})
