/**
 * Reminds of due dates. At intervals it reads the unfinished tasks whose date is near or has passed, and sends each a reminder. A
 * task records one reminder for each stage of a date, so a restart, a second process or a late round records none twice. A task
 * that is finished or has another date records nothing.
 */
import { Clock, type Duration, Effect, Schedule } from "effect"
import { sendOnce } from "../../commands/sendOnce.ts"
import { reactorActor } from "../../domain/ids.ts"
import { type DueTask, Notices } from "../../projections/reads/notices/notices.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { HomeZone } from "../zone/homeZone.ts"
import { stageAt } from "./moments.ts"

const robot = reactorActor("remind")
const day = 86_400_000
/** Dates that passed longer ago get no reminder: the product was off, or it has reminded of them. Milliseconds. */
const longestAgo = 7 * day
/** Tasks are read up to this far ahead: in every zone, a day with a reminder begins within this time. Milliseconds. */
const nearest = 2 * day
const pageTasks = 500

/**
 * One round. Fails when the tables cannot be read; a retry is safe.
 *
 * @param sent the keys of the reminders that this process has sent; the round adds to it and removes those that are over
 * @param now milliseconds of Unix time
 */
export const remindAt = Effect.fnUntraced(function* (sent: Set<string>, now: number) {
  const { dueTasks } = yield* Notices
  const zone = yield* HomeZone
  const between = { from: isoOf(now - longestAgo - day), to: isoOf(now + nearest) }
  const found = new Set<string>()
  let after: DueTask | null = null
  while (true) {
    const page: ReadonlyArray<DueTask> = yield* dueTasks(between, after, pageTasks)
    for (const task of page) {
      const key = yield* remindOf(task, zone, now, sent)
      if (key !== null) found.add(key)
    }
    const last = page.at(-1)
    if (last === undefined || page.length < pageTasks) break
    after = last
  }
  // A reminder of a task that is finished or has another date is not needed any more.
  for (const key of sent) if (!found.has(key)) sent.delete(key)
})

/** Sends the reminder unless this process has sent it. Returns the key of the reminder; null when the task needs none. */
const remindOf = Effect.fnUntraced(function* (task: DueTask, zone: string, now: number, sent: Set<string>) {
  const stage = stageAt(task, zone, now)
  if (stage === null) return null
  const { id, due } = task
  const key = `remind:${id}:${due}:${stage}`
  if (sent.has(key)) return key
  yield* sendOnce(
    { actor: robot, key },
    { subject: subjectOf("task", id), command: { _tag: "RemindTask", due, stage } }
  ).pipe(
    Effect.andThen(Effect.sync(() => sent.add(key))),
    // The next round tries again. A parked or removed task must not stop the others.
    Effect.catch((error) => Effect.logWarning("a task was not reminded of its date; retried", id, error.message))
  )
  return key
})

const isoOf = (millis: number) => new Date(millis).toISOString()

/** Runs at intervals until it is interrupted. */
export const remind = (interval: Duration.Input = "30 seconds") => {
  const sent = new Set<string>()
  return Effect.sleep(interval).pipe(
    Effect.andThen(Clock.currentTimeMillis),
    Effect.flatMap((now) => remindAt(sent, now)),
    Effect.catch((error) =>
      Effect.logWarning("due dates could not be read; retried at the next interval", error.message)
    ),
    Effect.repeat(Schedule.forever)
  )
}
