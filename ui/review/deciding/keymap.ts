/** What each key does just now. Pure, so that the page, the buttons and the list of keys agree. */
import type { RejectReason } from "../../../domain/values.ts"

export type Verb = "approve" | "merge" | "reject" | "edit" | "snooze" | "next" | "previous" | "select" | "undo"
export type Act =
  | { readonly is: "do"; readonly verb: Verb }
  | { readonly is: "because"; readonly reason: RejectReason }
  /** The nth of the near things, from 0. */
  | { readonly is: "choose"; readonly nth: number }

export interface Situation {
  readonly mode: "looking" | "merging" | "editing"
  /** What is under the cursor, if it still waits. */
  readonly on: "proposal" | "classified" | null
  readonly selected: number
  /** A rejection has just been made, and may still be told why. */
  readonly asking: boolean
  /** A viewer moves about, and decides nothing. */
  readonly mayAct: boolean
}

export const keyOf: { readonly [V in Verb]: string } = {
  approve: "1",
  merge: "2",
  reject: "3",
  edit: "e",
  snooze: "h",
  next: "j",
  previous: "k",
  select: "x",
  undo: "z"
}
export const reasonKeys: { readonly [R in RejectReason]: string } = {
  noise: "n",
  duplicate: "d",
  wrong: "w",
  invented: "i",
  late: "l"
}
const verbs = Object.keys(keyOf) as ReadonlyArray<Verb>
/** In the order in which they are offered. */
export const reasons = Object.keys(reasonKeys) as ReadonlyArray<RejectReason>
/** Every key that the page listens to. */
export const allKeys: ReadonlyArray<string> = [
  ...new Set([...Object.values(keyOf), ...Object.values(reasonKeys), ..."123456789"])
]

export const actOf = (key: string, now: Situation): Act | null => {
  if (now.mode === "editing") return null
  if (now.mode === "merging" && /^[1-9]$/.test(key)) return { is: "choose", nth: Number(key) - 1 }
  const reason = now.asking ? reasons.find((each) => reasonKeys[each] === key) : undefined
  if (reason !== undefined) return { is: "because", reason }
  const verb = verbs.find((each) => keyOf[each] === key)
  return verb !== undefined && may(verb, now) ? { is: "do", verb } : null
}

/** Whether a verb means anything here: a classification is only confirmed or corrected. */
export const may = (verb: Verb, { mode, on, selected, mayAct }: Situation): boolean => {
  if (verb === "next" || verb === "previous") return true
  if (mode !== "looking" || !mayAct) return false
  if (verb === "undo") return true
  if (verb === "select") return on !== null
  if (verb === "approve") return on !== null || selected > 0
  if (verb === "reject") return on === "proposal" || selected > 0
  if (selected > 0) return false
  return on === "proposal" || (on === "classified" && verb === "edit")
}
