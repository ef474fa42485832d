/** What every kind of draft has in common, for whoever shows or sends one. Pure. */
import type { Draft } from "../../../domain/knowledge/draft.ts"
import type { Kind } from "../../signs/KindSign.tsx"
import type { DraftBody } from "../../sync/knowledgeApi.ts"

/** The line by which a person knows it. */
export const titleOf = (draft: DraftBody): string =>
  draft.kind === "topic" ? draft.name : draft.kind === "atom" ? draft.text : draft.title

export const signOf = (draft: DraftBody): Kind => (draft.kind === "atom" ? draft.type : draft.kind)

/** A draft without whose words it is made of: the server keeps that to itself. */
export const bodyOf = ({ wordsOf: _, ...body }: Draft): DraftBody => body

/** A draft that can be sent: one-line texts on one line, no blanks around, tags once each. */
export const tidy = (draft: DraftBody): DraftBody =>
  draft.kind === "topic"
    ? { ...draft, name: oneLine(draft.name), summary: draft.summary.trim() }
    : draft.kind === "atom"
      ? { ...draft, text: draft.text.trim(), tags: [...new Set(draft.tags.map(oneLine))].filter((tag) => tag !== "") }
      : { ...draft, title: oneLine(draft.title), description: draft.description.trim() }

/** Whether it says anything; an empty one is not sent. */
export const saysSomething = (draft: DraftBody) => titleOf(tidy(draft)) !== ""

const oneLine = (text: string) => text.replaceAll(/\s+/g, " ").trim()
