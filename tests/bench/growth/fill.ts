/** Fills a log with commits of tasks, through the codec and not through the bus: nothing is decided. */
import { Effect } from "effect"
import { CommentId, PersonId, personActor } from "../../../domain/ids.ts"
import { plainMessage, plainTask } from "../../../domain/kit/samples.ts"
import type { TrackerEvent } from "../../../streams/commit/events.ts"
import { type Subject, subjectOf } from "../../../streams/commit/subjects.ts"
import { EventStore, type Pending } from "../../../streams/ports/eventStore.ts"

const person = personActor(PersonId.make("bench000"))
/** Commits that are on their way at once. */
const inFlight = 512
/** Commits of one aggregate in one append. */
const together = 200

const pending = (subject: Subject, expected: number, command: string, event: TrackerEvent): Pending => ({
  subject,
  expected,
  command,
  digest: "",
  at: new Date(1.8e12).toISOString(),
  actor: person,
  causation: null,
  correlation: "bench",
  traceparent: null,
  events: [event]
})
const created = (n: number) => ({
  _tag: "TaskCreated" as const,
  ...plainTask(person, `Paint pier number ${n} before the season`)
})
const idOf = (n: number) => `grown${String(n).padStart(8, "0")}`
const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)

/** Tasks `from` to `to`, with one event each. */
export const fillTasks = (from: number, to: number) =>
  Effect.flatMap(EventStore, (store) =>
    Effect.forEach(
      numbers(from, to),
      (n) => store.append(pending(subjectOf("task", idOf(n)), 0, `create${n}`, created(n))),
      { concurrency: inFlight, discard: true }
    )
  )

/** The id of a task of `fillTasks`. */
export const filledTask = idOf

/** Four events for each number: a message, and a task with a priority and a comment. */
export const eventsPerTask = 4
export const fillHistory = (from: number, to: number) =>
  Effect.flatMap(EventStore, (store) =>
    Effect.forEach(
      numbers(from, to),
      (n) =>
        Effect.gen(function* () {
          const text = `The second coat of pier ${n} needs a dry day`
          yield* store.append(
            pending(subjectOf("message", idOf(n)), 0, `say${n}`, {
              _tag: "MessageReceived",
              ...plainMessage(person, text)
            })
          )
          const task = subjectOf("task", idOf(n))
          const [first = 0] = yield* store.append(pending(task, 0, `create${n}`, created(n)))
          yield* store.append(
            pending(task, first, `prioritise${n}`, { _tag: "TaskPrioritised", priority: "high" }),
            pending(task, first, `comment${n}`, comment(n, text))
          )
        }),
      { concurrency: inFlight, discard: true }
    )
  )

const comment = (n: number, text: string) =>
  ({
    _tag: "TaskCommented",
    wordsOf: person,
    comment: CommentId.make(`comment${String(n).padStart(8, "0")}`),
    text
  }) as const

/** One task with this many events. */
export const fillOneTask = Effect.fnUntraced(function* (task: string, events: number) {
  const store = yield* EventStore
  const subject = subjectOf("task", task)
  let [last = 0] = yield* store.append(pending(subject, 0, `create-${task}`, created(0)))
  for (let from = 1; from < events; from += together) {
    const [first, ...rest] = numbers(from, Math.min(events, from + together)).map((n) =>
      pending(subject, last, `comment-${task}-${n}`, comment(n, "The second coat needs a dry day"))
    )
    if (first !== undefined) last = (yield* store.append(first, ...rest)).at(-1) ?? last
  }
})
