/** The verbs of Review and the situations in which they may run. Pure, so that the keys and the buttons agree. */
import type { ItemStatus, RejectReason } from "../../../domain/values.ts"
import { rejectReasons } from "../../../domain/vocabulary.ts"
import type { Action } from "../../verbs/bindings.ts"
import { verbKeys } from "../../verbs/verbKeys.ts"
import type { VerbId } from "../../verbs/verbs.ts"

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
export type Act =
  | { readonly is: "do"; readonly verb: ReviewVerb }
  | { readonly is: "reason"; readonly reason: RejectReason }
  /** The nth merge target, from 0. */
  | { readonly is: "choose"; readonly nth: number }

export interface Situation {
  readonly mode: "looking" | "merging" | "editing"
  /** The kind of entry under the cursor; null when it is decided. */
  readonly on: "proposal" | "labels" | null
  /** The state of the statement that a decision is about; null if it is about another kind, or about several states. */
  readonly status: ItemStatus | null
  readonly selected: number
  /** A proposal was just rejected, and its reason may still be given. */
  readonly reasonWanted: boolean
  /** False for a viewer, who may only move the cursor. */
  readonly mayAct: boolean
}

const idOf: { readonly [V in ReviewVerb]: VerbId } = {
  approve: "approve",
  merge: "merge",
  reject: "reject",
  done: "approveDone",
  edit: "edit",
  snooze: "snooze",
  next: "next",
  previous: "previous",
  select: "select",
  fold: "fold"
}
/** The key on the button of a verb. */
export const keyOf = (verb: ReviewVerb | RejectReason): string => verbKeys(isReason(verb) ? verb : idOf[verb])
const isReason = (verb: ReviewVerb | RejectReason): verb is RejectReason =>
  rejectReasons.some((reason) => reason === verb)

/** The verbs of Review, each with the situations in which it may run. */
export const reviewBindings = (now: () => Situation, act: (act: Act) => void): { readonly [V in VerbId]?: Action } => ({
  ...Object.fromEntries(
    verbs.map((verb) => [idOf[verb], { may: () => may(verb, now()), run: () => act({ is: "do", verb }) }])
  ),
  ...Object.fromEntries(
    rejectReasons.map((reason) => [
      reason,
      { may: () => now().reasonWanted && now().mode !== "editing", run: () => act({ is: "reason", reason }) }
    ])
  ),
  chooseTarget: {
    may: () => now().mode === "merging",
    run: (key) => act({ is: "choose", nth: Number(key) - 1 })
  }
})
const verbs: ReadonlyArray<ReviewVerb> = [
  "approve",
  "merge",
  "reject",
  "done",
  "edit",
  "snooze",
  "next",
  "previous",
  "select",
  "fold"
]

/** True when a verb applies to the entry. Labels can only be confirmed or changed. */
export const may = (verb: ReviewVerb, { mode, on, status, selected, mayAct }: Situation): boolean => {
  if (mode === "editing") return false
  if (verb === "next" || verb === "previous" || verb === "fold") return true
  if (mode !== "looking" || !mayAct) return false
  if (verb === "select") return on === "proposal"
  if (verb === "approve") return on !== null || selected > 0
  if (verb === "done") return status !== null
  if (verb === "reject") return on === "proposal" || selected > 0
  if (selected > 0) return false
  return on === "proposal" || (on === "labels" && verb === "edit")
}
