/** The commands that reverse a command on a task. Pure. */
import type { Status } from "../../../domain/values.ts"
import type { TaskRow } from "../../../gateways/contract.ts"
import type { ShownLine } from "../whole/wholeOf.ts"

/** One request, and the change that it shows at once. */
export interface TaskStep {
  readonly verb: string
  readonly change: Partial<TaskRow>
  readonly body?: unknown
}

/** The commands with an undo. */
export const reversible = [
  "complete",
  "cancel",
  "start",
  "reopen",
  "assign",
  "schedule",
  "prioritise",
  "correct",
  "snooze",
  "retitle",
  "describe"
] as const
export type Reversible = (typeof reversible)[number]

export const isReversible = (verb: string): verb is Reversible => reversible.some((each) => each === verb)

const step = (verb: string, change: Partial<TaskRow>, body?: unknown): TaskStep => ({
  verb,
  change,
  ...(body === undefined ? {} : { body })
})
const reopen = step("reopen", { status: "open" })
const start = step("start", { status: "in-progress" })

/** From a finished or started task back to the status before. */
const backTo: { readonly [S in Status]: ReadonlyArray<TaskStep> } = {
  open: [reopen],
  "in-progress": [reopen, start],
  done: [step("complete", { status: "done" })],
  cancelled: [step("cancel", { status: "cancelled" })]
}

/**
 * The steps back to the row before a command. Empty when there is no way back, as to no priority.
 *
 * @param before a line without texts has no way back to a text
 */
export const reverseOf = (verb: Reversible, before: ShownLine): ReadonlyArray<TaskStep> => {
  const { assignee, due, priority, category, snoozedUntil, title, description } = before
  const steps: { readonly [V in Reversible]: () => ReadonlyArray<TaskStep> } = {
    complete: () => backTo[before.status],
    cancel: () => backTo[before.status],
    start: () => backTo[before.status],
    // A started task was only moved back to open.
    reopen: () => (before.status === "in-progress" ? [start] : backTo[before.status]),
    assign: () => [step("assign", { assignee }, { assignee })],
    schedule: () => [step("schedule", { due }, { due })],
    prioritise: () => (priority === null ? [] : [step("prioritise", { priority }, { priority })]),
    correct: () =>
      priority === null || category === null ? [] : [step("correct", { category, priority }, { category, priority })],
    snooze: () => [step("snooze", { snoozedUntil }, { until: snoozedUntil })],
    retitle: () => toText("retitle", { title }, "titleRevision", before.titleRevision),
    describe: () =>
      description === undefined
        ? []
        : toText("describe", { description }, "descriptionRevision", before.descriptionRevision)
  }
  return steps[verb]()
}

/** The undo of a text names the revision that the command made: a later text of another person is a conflict. */
const toText = (
  verb: "retitle" | "describe",
  text: { readonly title: string } | { readonly description: string },
  revisionField: "titleRevision" | "descriptionRevision",
  before: number | undefined
): ReadonlyArray<TaskStep> =>
  before === undefined ? [] : [step(verb, { ...text, [revisionField]: before + 2 }, { ...text, revision: before + 1 })]

/** The steps for a person who has read that another person changed the field since. */
export const regardless = (steps: ReadonlyArray<TaskStep>): ReadonlyArray<TaskStep> =>
  steps.map(({ body, ...rest }) => {
    if (typeof body !== "object" || body === null || !("revision" in body))
      return body === undefined ? rest : { ...rest, body }
    const { revision: _, ...unchecked } = body
    return { ...rest, body: unchecked }
  })

/** True when a field that the command has set has another value by now: another person changed it since. A line has no description. */
export const changedSince = (change: Partial<TaskRow>, now: ShownLine): boolean =>
  fields.some((field) => field in change && field in now && change[field] !== now[field])
const fields = ["status", "assignee", "due", "priority", "category", "snoozedUntil", "title", "description"] as const
