/** The message of a bundle of notices: what happened to each thing, short, in the language of the reader. Pure. */
import type { ActorId } from "../../../../domain/ids.ts"
import type { Rendered } from "../../api/bot.ts"
import type { BotButton } from "../../buttons/keyboard.ts"
import { cut } from "../../cards/task/cut.ts"
import { type BotLanguage, word } from "../../words/words.ts"
import type { MadeNotice } from "../../../../projections/reads/notices/senderReads.ts"
import { dueText } from "../../words/dates.ts"
import { type StyledLine, styledText } from "./styledText.ts"

/** The most things of a message. The others are counted. */
const mostThings = 10
/** UTF-16 units. Ten things with several notices each stay below the limit of a message. */
const mostTitle = 100
const mostText = 3500

export interface BundleModel {
  /** At least one, in the order of the log. */
  readonly notices: ReadonlyArray<MadeNotice>
  readonly nameOf: (actor: ActorId) => string
  readonly language: BotLanguage
  /** The zone of the reader. */
  readonly zone: string
  /** Milliseconds since 1970. */
  readonly now: number
  /** The address at which people open the product; null: messages have no links. */
  readonly origin: string | null
  /** The data of the button that marks all of them as read; null: they are read. */
  readonly readData: string | null
}

export const noticesText = (model: BundleModel): Rendered => {
  const things = Map.groupBy(model.notices, ({ about }) => about)
  const parts = [...things.values()].map((notices) => partOf(model, notices))
  let shown = Math.min(parts.length, mostThings)
  while (shown > 1 && styledText(parts.slice(0, shown)).text.length > mostText) shown--
  const rest = parts.length - shown
  const more = rest === 0 ? [] : [[{ text: word(model.language, "notices-more", { count: rest }) }]]
  return { ...styledText([...parts.slice(0, shown), ...more]), buttons: [buttonsOf(model, [...things.keys()])] }
}

const partOf = (model: BundleModel, notices: ReadonlyArray<MadeNotice>): ReadonlyArray<StyledLine> => {
  const last = notices.at(-1)
  const quote = notices.findLast((notice) => notice.quote !== null)?.quote ?? null
  return [
    ...(last === undefined ? [] : [{ text: headOf(last, model.language), look: "bold" as const }]),
    ...notices.map((notice) => ({ text: sentenceOf(model, notice) })),
    ...(quote === null ? [] : [{ text: quote, look: "blockquote" as const }])
  ]
}

const headOf = ({ number, title }: MadeNotice, language: BotLanguage): string => {
  const shown = cut(title, mostTitle)
  if (number !== null) return `T-${number} · ${shown}`
  return shown === "" ? word(language, "notice-knowledge") : shown
}

const sentenceOf = ({ language, zone, now, nameOf }: BundleModel, notice: MadeNotice): string => {
  const { kind, by, others, due, outcome, count } = notice
  if (kind === "soon" || kind === "overdue")
    return word(language, `notice-${kind}`, {
      day: due === null ? "" : dueText(due, { language, zone, now })
    })
  if (kind === "failing") return word(language, "notice-failing")
  if (kind === "approval") return word(language, "notice-approval", { count })
  const who =
    others.length === 0 ? nameOf(by) : word(language, "notice-others", { name: nameOf(by), count: others.length })
  if (kind === "done") return word(language, outcome === "cancelled" ? "notice-cancelled" : "notice-done", { who })
  if (kind === "decided") return word(language, `notice-${decisionOf(outcome)}`, { who })
  if (kind === "commented" && others.length > 0) return word(language, "notice-commented-many", { who })
  return word(language, `notice-${kind}`, { who })
}

const decisionOf = (outcome: MadeNotice["outcome"]) =>
  outcome === "rejected" || outcome === "merged" ? outcome : "approved"

/** One thing opens itself; several open the list. */
const buttonsOf = (
  { language, origin, readData }: BundleModel,
  things: ReadonlyArray<string>
): ReadonlyArray<BotButton> => {
  const [first = ""] = things
  const link = origin === null ? null : `${origin}${things.length === 1 ? pathOf(first) : "/notifications"}`
  return [
    ...(link === null ? [] : [{ text: word(language, "notice-open"), url: link }]),
    ...(readData === null ? [] : [{ text: word(language, "notice-read"), data: readData }])
  ]
}

const pathOf = (about: string): string => {
  const [, kind, id] = about.split(".")
  if (kind === "endpoint") return "/settings/webhooks"
  return kind === "task" ? `/tasks/${id}` : "/notifications"
}
