/** The facts that the queue shows about an entry. Pure. */
import type { Band } from "../../../domain/values.ts"
import type { ProposalRow } from "../../../gateways/contract/knowledge.ts"
import { chatWords as words } from "../../words/words.ts"
import { draftTitleOf } from "../draft/draft.ts"
import { isEnded, statusOf } from "./division.ts"
import { isDoubtful, type QueueEntry } from "./queue.ts"

export const titleOfEntry = (entry: QueueEntry): string =>
  entry.is === "proposal" ? draftTitleOf(entry.row.draft) : words.count("labelsOf", entry.tasks.length)

/** The band of a proposal. The card of labels has none. */
export const bandOf = (entry: QueueEntry): Band => (entry.is === "proposal" ? entry.row.band : "new")

/** The facts of an entry that needs a decision. */
export const factsOf = (entry: QueueEntry): string => {
  if (entry.is === "labels") return words.t("labelsLeft", { n: words.number(entry.tasks.filter(isDoubtful).length) })
  const { draft, evidence, recommendation, band } = entry.row
  return [
    ...(isEnded(entry.row) ? [words.value("life", statusOf(entry.row) ?? "open")] : []),
    ...(draft.kind === "atom" ? [words.value("atom", draft.type)] : []),
    words.count("quotes", evidence.length),
    // A proposal that is not rated yet has no band.
    ...(band === "new" ? [] : [words.value("band", band)]),
    ...(draft.kind === "task" && draft.due !== null ? [words.dueDay(draft.due)] : []),
    ...(draft.kind === "atom"
      ? [...new Set((draft.links ?? []).map(({ relation }) => words.value("pair", relation)))]
      : []),
    ...(recommendation.is === "new" ? [] : [words.value("recommended", recommendation.is)])
  ].join(" · ")
}

/** The sign of a decision: a tick for what was kept, a cross for what was rejected, a clock for later. */
export const outcomeSignOf = (entry: QueueEntry): "kept" | "rejected" | "later" => {
  if (entry.is === "labels") return "kept"
  return signs[entry.row.status]
}
const signs = {
  open: "later",
  snoozed: "later",
  approved: "kept",
  merged: "kept",
  rejected: "rejected"
} as const satisfies { readonly [S in ProposalRow["status"]]: string }

/** The decision on an entry, and the person who made it. */
export const outcomeOf = (entry: QueueEntry, me: string, nameOf: (actor: string) => string): string => {
  if (entry.is === "labels") return words.t("outcome.confirmed")
  const { status, decidedBy, until } = entry.row
  if (status === "open") return ""
  if (status === "snoozed") return words.t("outcome.snoozed", { when: words.dueDay(until ?? "") })
  const nameOfDecider = (actor: string) => (actor === me ? words.t("you") : nameOf(actor))
  return words.t(`outcome.${status}`, { name: decidedBy === null ? "" : nameOfDecider(decidedBy) })
}
