/** The facts that the queue shows about an entry. Pure. */
import type { Band } from "../../../domain/values.ts"
import { words } from "../../words/words.ts"
import { draftTitleOf } from "../draft/draft.ts"
import { isEnded, statusOf } from "./division.ts"
import type { QueueEntry } from "./queue.ts"

export const titleOfEntry = (entry: QueueEntry): string =>
  entry.is === "proposal" ? draftTitleOf(entry.row.draft) : entry.task.title

export const bandOf = (entry: QueueEntry): Band =>
  entry.is === "proposal" ? entry.row.band : (entry.task.band ?? "new")

/** The facts of an entry that needs a decision. */
export const factsOf = (entry: QueueEntry): string => {
  const band = words.value("band", bandOf(entry))
  if (entry.is === "classified") {
    const { category, priority } = entry.task
    return [words.valueOf("category", category ?? ""), words.valueOf("priority", priority ?? ""), band].join(" · ")
  }
  const { draft, evidence, recommendation } = entry.row
  return [
    ...(isEnded(entry.row) ? [words.value("life", statusOf(entry.row) ?? "open")] : []),
    ...(draft.kind === "atom" ? [words.value("atom", draft.type)] : []),
    words.count("quotes", evidence.length),
    band,
    ...(draft.kind === "task" && draft.due !== null ? [words.dueDay(draft.due)] : []),
    ...(draft.kind === "atom"
      ? [...new Set((draft.links ?? []).map(({ relation }) => words.value("pair", relation)))]
      : []),
    ...(recommendation.is === "new" ? [] : [words.value("recommended", recommendation.is)])
  ].join(" · ")
}

/** The decision on an entry, and the person who made it. */
export const outcomeOf = (entry: QueueEntry, me: string, nameOf: (actor: string) => string): string => {
  if (entry.is === "classified") return words.t("outcome.confirmed")
  const { status, decidedBy, until } = entry.row
  if (status === "open") return ""
  if (status === "snoozed") return words.t("outcome.snoozed", { when: words.dueDay(until ?? "") })
  const nameOfDecider = (actor: string) => (actor === me ? words.t("you") : nameOf(actor))
  return words.t(`outcome.${status}`, { name: decidedBy === null ? "" : nameOfDecider(decidedBy) })
}
