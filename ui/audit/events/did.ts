/** The action of an event in words. An event that only a newer server knows is shown by its name. */
import type { ActivityRow } from "../../../gateways/contract.ts"
import { eventSentence } from "../../task/history/eventSentence.ts"
import { words } from "../../words/words.ts"

export const didOf = (row: Pick<ActivityRow, "event" | "detail">, nameOf: (actor: string) => string): string => {
  if (words.has("auditEvent", row.event)) return words.value("auditEvent", row.event)
  return words.has("event", row.event) ? eventSentence(row, nameOf) : row.event
}

/** The kind and the id of a subject, `evt.task.…`. */
export const itemOf = (subject: string) => {
  const [, kind = "", id = ""] = subject.split(".")
  return { kind, id }
}

/** The page of an item; null when it has none. */
export const itemAddress = (subject: string): string | null => {
  const { kind, id } = itemOf(subject)
  return kind === "task" ? `/tasks/${id}` : null
}
