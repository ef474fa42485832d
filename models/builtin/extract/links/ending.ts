/** Decides whether a report of a window ends a known item: an item of an earlier window or extraction. */
import { Duration } from "effect"
import type { ItemStatus } from "../../../../domain/values.ts"
import type { KnownItem } from "../../../distillation.ts"
import { plain } from "../../../language/words.ts"
import type { ClosingReport } from "../status/report.ts"
import { matterOverlap, type MatterWords } from "./sameMatter.ts"

/** Objects that a report must name if it does not name all of the item. */
const leastShared = 2
/** Within this time, a report may name an item by one object. Later the same words may be about another case. */
const recent = Duration.days(14)

const workable = /^(?:requirement|decision)$/u
const solvable = /^(?:problem|blocker|risk)$/u
const droppable = /^(?:requirement|idea|decision)$/u

/** Deeds that end a problem with any verb. */
const mends: ReadonlySet<string> = new Set([
  "fix",
  "replace",
  "restart",
  "close",
  "solve",
  "resolve",
  "repair",
  "install"
])

const denied = /(?<!\p{L})(?:not|no|\p{L}+n't|cannot|without|не|ні|нет|немає|без)(?!\p{L})/u

/** A part of the work, an intention, or the opposite of a report. */
const notWhole =
  /(?<!\p{L})(?:never|nobody|no one|some of|part of|one of|half|first batch|the rest|almost|supposed to|should have|was going to|forgot|tried|again|except|but not|ніхто|ніколи|частину|частково|половин\p{L}+|решт\p{L}+|мав|мала|мали|забув|забула|забули|спробував|спробувала|знову|крім|никто|никогда|часть|частично|остальн\p{L}+|должен был|должна была|забыл\p{L}?|пытал\p{L}+|попробовал\p{L}?|снова|опять|кроме)(?!\p{L})/u

/** The status that a report gives to a known item; null if it does not end it. */
export const endingOf = (
  item: KnownItem,
  matter: MatterWords,
  report: ClosingReport,
  said: MatterWords,
  at: string
): Exclude<ItemStatus, "open" | "replaced"> | null => {
  const overlap = matterOverlap(matter, said)
  if (overlap.shared === 0 || !overlap.isNested || notWhole.test(plain(report.quote))) return null
  if (numbersDiffer(matter, said)) return null
  const isRecent = Date.parse(at) - Date.parse(item.at) <= Duration.toMillis(recent)
  const isNamed = overlap.shared >= leastShared || (isRecent && overlap.shared === matter.objects.length)
  if (report.says === "dropped") return droppable.test(item.type) && isNamed ? "withdrawn" : null
  if (report.says !== "done" || report.isOpen || denied.test(plain(report.quote))) return null
  if (workable.test(item.type)) {
    const isSameDeed = [...report.deeds].some((deed) => matter.deeds.has(deed))
    const isReported = isSameDeed || (said.ownDeeds.size === 0 && item.type === "requirement")
    return isNamed && isReported ? "done" : null
  }
  const isMended =
    said.ownDeeds.size === 0 || [...report.deeds].some((deed) => mends.has(deed) || matter.deeds.has(deed))
  const isMeant = isNamed || (isRecent && overlap.shared === said.objects.length)
  return solvable.test(item.type) && isMeant && isMended ? "done" : null
}

/** "Ticket 14 is fixed" says nothing about ticket 12. */
const numbersDiffer = (item: MatterWords, said: MatterWords) => {
  const [own, theirs] = [item, said].map(({ values }) => [...values].filter((value) => /^\p{N}+$/u.test(value)))
  return (
    own !== undefined &&
    theirs !== undefined &&
    own.length > 0 &&
    theirs.length > 0 &&
    !theirs.some((n) => own.includes(n))
  )
}
