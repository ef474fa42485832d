/** The keys of Review and their effect in a situation. Pure, so that the page and its buttons agree. */
import type { ItemStatus, RejectReason } from "../../../domain/values.ts"
import { rejectReasons } from "../../../domain/vocabulary.ts"

export type ReviewVerb =
  | "approve"
  | "merge"
  | "reject"
  | "done"
  | "edit"
  | "snooze"
  | "next"
  | "previous"
  | "select"
  | "fold"
  | "undo"
export type Act =
  | { readonly is: "do"; readonly verb: ReviewVerb }
  | { readonly is: "reason"; readonly reason: RejectReason }
  /** The nth merge target, from 0. */
  | { readonly is: "choose"; readonly nth: number }

export interface Situation {
  readonly mode: "looking" | "merging" | "editing"
  /** The kind of entry under the cursor; null when it is decided. */
  readonly on: "proposal" | "classified" | null
  /** The state of the statement that a decision is about; null if it is about another kind, or about several states. */
  readonly status: ItemStatus | null
  readonly selected: number
  /** A proposal was just rejected, and its reason may still be given. */
  readonly reasonWanted: boolean
  /** False for a viewer, who may only move the cursor. */
  readonly mayAct: boolean
}

export const keyOf: { readonly [V in ReviewVerb]: string } = {
  approve: "1",
  merge: "2",
  reject: "3",
  done: "4",
  edit: "e",
  snooze: "h",
  next: "j",
  previous: "k",
  select: "x",
  fold: "f",
  undo: "z"
}
export const reasonKeys: { readonly [R in RejectReason]: string } = {
  noise: "n",
  duplicate: "d",
  wrong: "w",
  invented: "i",
  late: "l"
}
const verbs = Object.keys(keyOf) as ReadonlyArray<ReviewVerb>
/** Every key that the page listens to. */
export const allKeys: ReadonlyArray<string> = [
  ...new Set([...Object.values(keyOf), ...Object.values(reasonKeys), ..."123456789"])
]

export const actOf = (key: string, now: Situation): Act | null => {
  if (now.mode === "editing") return null
  if (now.mode === "merging" && /^[1-9]$/.test(key)) return { is: "choose", nth: Number(key) - 1 }
  const reason = now.reasonWanted ? rejectReasons.find((each) => reasonKeys[each] === key) : undefined
  if (reason !== undefined) return { is: "reason", reason }
  const verb = verbs.find((each) => keyOf[each] === key)
  return verb !== undefined && may(verb, now) ? { is: "do", verb } : null
}

/** True when a verb applies to the entry. Labels can only be confirmed or corrected. */
export const may = (verb: ReviewVerb, { mode, on, status, selected, mayAct }: Situation): boolean => {
  if (verb === "next" || verb === "previous" || verb === "fold") return true
  if (mode !== "looking" || !mayAct) return false
  if (verb === "undo") return true
  if (verb === "select") return on !== null
  if (verb === "approve") return on !== null || selected > 0
  if (verb === "done") return status !== null
  if (verb === "reject") return on === "proposal" || selected > 0
  if (selected > 0) return false
  return on === "proposal" || (on === "classified" && verb === "edit")
}
