/** The outcome of a message, as the lines that the page shows. Pure. */
import type { MessageRow, TaskRow } from "../../../gateways/contract.ts"
import type { MessageOutcome } from "../../../gateways/contract/messages.ts"

/** The facts of a task that its line shows. */
export type TaskShown = Pick<TaskRow, "id" | "number" | "title" | "status">

/** The tasks of a message: the live line of each, or else the fetched one. A task that has neither yet is left out. */
export const tasksOf = (
  { tasks }: Pick<MessageRow, "tasks">,
  outcome: MessageOutcome | undefined,
  lineOf: (id: string) => TaskShown | undefined
): ReadonlyArray<TaskShown> => {
  const fetched = new Map((outcome?.tasks ?? []).map((task) => [String(task.id), task]))
  const ids = new Set<string>([...tasks, ...fetched.keys()])
  return [...ids].flatMap((id) => lineOf(id) ?? fetched.get(id) ?? [])
}

/** The proposals that wait for a decision. */
export const waitingOf = (outcome: MessageOutcome | undefined) =>
  (outcome?.proposals ?? []).filter(({ status }) => status === "open" || status === "snoozed")
const rejectedOf = (outcome: MessageOutcome | undefined) =>
  (outcome?.proposals ?? []).filter(({ status }) => status === "rejected")

export type NothingWord = "noise" | "read" | "failed" | "waits" | "rejected"
/** The reason why a message became nothing. Null when it became something, and while its outcome is not known. */
export const nothingOf = (
  message: Pick<MessageRow, "tasks" | "redacted">,
  outcome: MessageOutcome | undefined
): NothingWord | null => {
  if (outcome === undefined || message.redacted) return null
  const items = message.tasks.length + outcome.tasks.length + outcome.atoms.length + outcome.topics.length
  if (items > 0 || waitingOf(outcome).length > 0) return null
  if (rejectedOf(outcome).length > 0) return "rejected"
  return outcome.reading ?? "waits"
}
