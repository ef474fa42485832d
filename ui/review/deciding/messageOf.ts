/** The message about a decision, with its undo, the link to the task that it made, and the reasons of a rejection. */
import type { RejectReason } from "../../../domain/values.ts"
import { rejectReasons } from "../../../domain/vocabulary.ts"
import type { ToastMessage } from "../../parts/toast/message.ts"
import { isolated, shortTitle } from "../../words/shortTitle.ts"
import { chatWords as words } from "../../words/words.ts"
import { keyOf } from "../keys/keymap.ts"

export type ToldDecision = "approved" | "done" | "rejected" | "merged" | "snoozed" | "confirmed"

export interface Told {
  readonly decision: ToldDecision
  /** The titles of what was decided, at least one. */
  readonly titles: ReadonlyArray<string>
  readonly undo: (() => void) | undefined
  /** The task that an approval made. Read when the message is shown, because the task comes after the answer. */
  readonly link?: () => ToastMessage["link"]
  /** Takes the reason of a rejection, while one is wanted. */
  readonly reason?: { readonly wanted: () => boolean; readonly settle: (reason: RejectReason) => void }
}

export const messageOf = ({ decision, titles, undo, link, reason }: Told): ToastMessage => ({
  text: textOf(decision, titles),
  undo,
  // Getters, because the message is shown before these are known, and after the reason was given.
  get link() {
    return link?.()
  },
  get choices() {
    return reason?.wanted() === true ? choicesOf(reason.settle) : undefined
  }
})

const textOf = (decision: ToldDecision, titles: ReadonlyArray<string>) => {
  const told = words.value("told", decision)
  if (titles.length === 1) return words.t("toldOne", { decision: told, title: isolated(shortTitle(titles[0] ?? "")) })
  const stem = decision === "confirmed" ? "labelsOf" : "proposals"
  return words.t("toldMany", { decision: told, proposals: words.count(stem, titles.length) })
}

const choicesOf = (settle: (reason: RejectReason) => void): ToastMessage["choices"] => ({
  name: words.t("becauseWhy"),
  all: rejectReasons.map((reason) => ({
    key: keyOf(reason),
    name: words.value("reason", reason),
    choose: () => settle(reason)
  }))
})
