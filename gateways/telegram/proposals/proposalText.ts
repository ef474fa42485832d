/** The message of a proposal for a task: its draft, its quotes, and the decision. Pure. */
import type { ActorId } from "../../../domain/ids.ts"
import type { TaskDraft } from "../../../domain/knowledge/draft.ts"
import type { ProposalRow } from "../../contract/knowledge.ts"
import type { Rendered } from "../api/bot.ts"
import { cut } from "../cards/task/cut.ts"
import { type StyledLine, styledText } from "../notices/text/styledText.ts"
import { dueText } from "../words/dates.ts"
import { type BotLanguage, type BotWord, word } from "../words/words.ts"
import { proposalPressData, type ProposalPress } from "./proposalButton.ts"

const mostQuotes = 3
/** UTF-16 units. */
const mostQuote = 400
const mostTitle = 300

export interface ProposalModel {
  readonly row: ProposalRow
  readonly draft: TaskDraft
  readonly nameOf: (actor: ActorId) => string
  readonly language: BotLanguage
  readonly zone: string
  /** Milliseconds since 1970. */
  readonly now: number
  /** The number of the task that the approval made; null while the tables do not have it. */
  readonly number: number | null
  /** The address of that task; null without a task, or without an address that Telegram opens. */
  readonly link: string | null
}

export const proposalText = (model: ProposalModel): Rendered => {
  const { row, draft, language, link } = model
  const title: StyledLine = { text: cut(draft.title, mostTitle), look: "bold" }
  const decision = decisionOf(model)
  if (decision !== null)
    return {
      ...styledText([[title, { text: decision }]]),
      buttons: link === null ? [] : [[{ text: word(language, "button-open"), url: link }]]
    }
  const button = (name: BotWord, action: ProposalPress["action"]) => ({
    text: word(language, name),
    data: proposalPressData({ action, proposal: row.id, revision: row.revision })
  })
  const buttons = [button("button-approve", "approve"), button("button-fix", "fix"), button("button-reject", "reject")]
  return {
    ...styledText([
      [{ text: word(language, "proposal-head") }, title, { text: factsOf(model) }],
      ...row.evidence
        .slice(0, mostQuotes)
        .map(({ author, text }): ReadonlyArray<StyledLine> => [
          { text: `${model.nameOf(author)}:` },
          { text: cut(text, mostQuote), look: "blockquote" }
        ])
    ]),
    buttons: [buttons]
  }
}

const factsOf = ({ draft, language, zone, now, nameOf }: ProposalModel): string =>
  [
    word(language, `category-${draft.category}`),
    word(language, `priority-${draft.priority}`),
    ...(draft.due === null
      ? []
      : [word(language, "due", { day: dueText(draft.due, { language, zone, now, namesZone: true }) })]),
    ...(draft.assignee === null ? [] : [word(language, "assigned", { name: nameOf(draft.assignee) })])
  ].join(" · ")

/** The decision with the person who made it; null while the proposal waits. */
const decisionOf = ({ row, language, nameOf, number }: ProposalModel): string | null => {
  const who = row.decidedBy === null ? "" : nameOf(row.decidedBy)
  if (row.status === "open") return null
  if (row.status === "snoozed") return word(language, "proposal-snoozed")
  if (row.status !== "approved") return word(language, `proposal-${row.status}`, { who })
  return number === null
    ? word(language, "proposal-approved-soon", { who })
    : word(language, "proposal-approved", { who, number: String(number) })
}
