/** Functions for every kind of draft. Pure. */
import type { Draft } from "../../../domain/knowledge/draft.ts"
import { lines, oneLine } from "../../../domain/text/clean.ts"
import type { ProposalRow } from "../../../gateways/contract/knowledge.ts"
import type { SignKind } from "../../signs/KindSign.tsx"
import type { DraftBody } from "../../sync/rest/knowledgeApi.ts"

/** The line that a person recognises it by. */
export const draftTitleOf = (draft: DraftBody): string => {
  if (draft.kind === "topic") return draft.name
  return draft.kind === "atom" ? draft.text : draft.title
}

/** The place at which a person's own wording of a proposal is kept. */
export const wordingPlace = (proposal: string) => `proposal:${proposal}:draft`

/** The longer text under its title. */
export const detailsOf = (draft: DraftBody): string => {
  if (draft.kind === "topic") return draft.summary
  return draft.kind === "task" ? draft.description : ""
}

/** The message that ended the matter of a statement. */
export const closedByOf = ({ draft }: ProposalRow): string | null =>
  draft.kind === "atom" ? (draft.closedBy ?? null) : null

export const signOf = (draft: DraftBody): SignKind => (draft.kind === "atom" ? draft.type : draft.kind)

/** A draft without its author, whom only the server sets. */
export const bodyOf = ({ wordsOf: _, ...body }: Draft): DraftBody => body

/** A draft that can be sent: its texts are clean, and no tag is repeated. */
export const tidy = (draft: DraftBody): DraftBody => {
  if (draft.kind === "topic") return { ...draft, name: oneLine(draft.name), summary: lines(draft.summary) }
  if (draft.kind === "task") return { ...draft, title: oneLine(draft.title), description: lines(draft.description) }
  const tags = [...new Set(draft.tags.map(oneLine))].filter((tag) => tag !== "")
  return { ...draft, text: lines(draft.text), tags }
}

/** True when it has a title. Without a title it is not sent. */
export const isNotBlank = (draft: DraftBody) => draftTitleOf(tidy(draft)) !== ""

/** The most UTF-16 units of a title that is shown as a heading. */
const headingLength = 90
export const isLong = (title: string) => title.length > headingLength
