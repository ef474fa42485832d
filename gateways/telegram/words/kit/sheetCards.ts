/** The cards, panels and proposals of the contact sheet. */
import { ada, bo } from "../../../../domain/kit/people.ts"
import { ProposalId, TopicId } from "../../../../domain/ids.ts"
import type { ProposalRow } from "../../../contract/knowledge.ts"
import type { TaskRow } from "../../../contract.ts"
import { taskRowWith } from "../../../kit/taskRow.ts"
import { type CardFacts, cardOf } from "../../cards/task/card.ts"
import { proposalText } from "../../proposals/proposalText.ts"
import type { BotLanguage } from "../words.ts"
import { dueOfSheet, linkOfSheet, momentOfSheet, placeOfSheet, type SheetMessage } from "./sheet.ts"
import { sheetWords } from "./sheetWords.ts"

export const sheetRow = (language: BotLanguage, more: Partial<TaskRow> = {}) =>
  taskRowWith({
    number: 12,
    title: sheetWords[language].title,
    assignee: ada,
    topics: [TopicId.make("topic000")],
    ...more
  })

const factsIn = (language: BotLanguage, more: Partial<CardFacts> = {}): CardFacts => ({
  names: new Map<string, string>([
    [ada, sheetWords[language].ann],
    ["topic000", sheetWords[language].topic]
  ]),
  people: [
    { id: ada, name: sheetWords[language].ann, handle: null },
    { id: bo, name: sheetWords[language].bo, handle: null }
  ],
  picker: null,
  like: null,
  link: linkOfSheet,
  ...placeOfSheet,
  ...more
})

export const sheetCards = (language: BotLanguage): ReadonlyArray<SheetMessage> => {
  const classified = { classification: "classified", category: "bug", priority: "high", due: dueOfSheet } as const
  const suggested = {
    ...classified,
    due: momentOfSheet,
    suggested: ["category", "priority", "due"],
    model: { provider: "builtin", model: "rules", degraded: null }
  } as const
  const card = (name: string, more: Partial<TaskRow>, shows?: SheetMessage["shows"], facts?: Partial<CardFacts>) => ({
    name: `card: ${name}`,
    rendered: cardOf(sheetRow(language, more), language, factsIn(language, facts)),
    ...(shows === undefined ? {} : { shows })
  })
  const like = { number: 7, title: sheetWords[language].other, status: "open" } as const
  return [
    card("new", { assignee: null, topics: [] }),
    card("not classified", { classification: "failed" }),
    card("classified", classified, "day"),
    card("suggested", suggested, "moment"),
    card("suggested without the model", {
      ...suggested,
      model: { provider: "ollama", model: "qwen3:4b-instruct", degraded: "unreachable" }
    }),
    card("like another", classified, "day", { like: { task: like, isSame: false } }),
    card("same as another", { ...classified, status: "cancelled" }, "day", { like: { task: like, isSame: true } }),
    card("in progress", { ...classified, category: "feature", status: "in-progress" }, "day"),
    card("done", { ...classified, category: "question", priority: "critical", status: "done" }, "day")
  ]
}

export const sheetPanels = (language: BotLanguage): ReadonlyArray<SheetMessage> =>
  (["assignee", "priority", "due"] as const).map((field) => ({
    name: `panel: ${field}`,
    rendered: cardOf(sheetRow(language), language, factsIn(language, { picker: { field, page: 0 } }))
  }))

export const sheetProposals = (language: BotLanguage): ReadonlyArray<SheetMessage> => {
  const { ann, bo: nameOfBo, quote, title } = sheetWords[language]
  const draft = {
    kind: "task",
    wordsOf: ada,
    title,
    description: "",
    category: "chore",
    priority: "low",
    assignee: ada,
    due: dueOfSheet,
    atoms: [],
    topics: []
  } as const
  const proposal = (status: ProposalRow["status"], number: number | null = null): SheetMessage => ({
    name: `proposal: ${status}${number === null ? "" : ` as T-${number}`}`,
    rendered: proposalText({
      // The message reads only these fields of the row.
      row: {
        id: ProposalId.make("proposal0001"),
        status,
        revision: 1,
        decidedBy: bo,
        evidence: [{ author: bo, text: quote }]
      } as unknown as ProposalRow,
      draft,
      nameOf: (actor) => (actor === ada ? ann : nameOfBo),
      language,
      ...placeOfSheet,
      number,
      link: number === null ? null : linkOfSheet
    }),
    ...(status === "open" ? { shows: "day" as const } : {})
  })
  return [
    proposal("open"),
    proposal("snoozed"),
    proposal("approved"),
    proposal("approved", 12),
    proposal("rejected"),
    proposal("merged")
  ]
}
