/** The action of an event in words. An event that only a newer server knows is shown by its name. */
import type { ActivityRow } from "../../../gateways/contract.ts"
import { eventSentence } from "../../task/history/eventSentence.ts"
import { teamWords as words } from "../../words/words.ts"

export const didOf = (row: Pick<ActivityRow, "event" | "detail">, nameOf: (actor: string) => string): string => {
  if (words.has("auditEvent", row.event)) return words.t(`auditEvent.${row.event}`, factsOf(row.detail, nameOf))
  return words.has("event", row.event) ? eventSentence(row, { person: nameOf }) : row.event
}

const factsOf = (detail: ActivityRow["detail"], nameOf: (actor: string) => string) =>
  Object.fromEntries(
    Object.entries(detail).flatMap(([field, value]) => {
      if (typeof value !== "string") return []
      return [[field, field === "role" ? words.valueOf("role", value) : nameIn(value, nameOf)]]
    })
  )
const nameIn = (value: string, nameOf: (actor: string) => string) =>
  value.startsWith("person:") ? nameOf(value) : value

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
