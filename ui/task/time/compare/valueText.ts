/** The values of a task in the person's language. Pure. */
import type { TaskRow } from "../../../../gateways/contract.ts"
import { words } from "../../../words/words.ts"
import type { ComparedField } from "./differences.ts"

export interface ValueNames {
  readonly nameOf: (actor: string) => string
  readonly topicNameOf: (topic: string) => string
}

export const valueText = (field: ComparedField, task: TaskRow, { nameOf, topicNameOf }: ValueNames): string => {
  const none = words.t("none")
  const texts: { readonly [F in ComparedField]: () => string } = {
    title: () => task.title,
    description: () => task.description,
    status: () => words.value("status", task.status),
    assignee: () => (task.assignee === null ? words.t("nobody") : nameOf(task.assignee)),
    due: () => (task.due === null ? none : words.dueDay(task.due)),
    priority: () => (task.priority === null ? none : words.value("priority", task.priority)),
    category: () => (task.category === null ? none : words.value("category", task.category)),
    topics: () => (task.topics.length === 0 ? none : task.topics.map(topicNameOf).join(", ")),
    snoozedUntil: () => (task.snoozedUntil === null ? none : words.dueDay(task.snoozedUntil))
  }
  return texts[field]()
}
