import type { Draft } from "../../../domain/knowledge/draft.ts"

/** What a draft says, in the words that name it. Search has the same in SQL: change both together. */
export const wordsOf = (draft: Draft): string =>
  draft.kind === "topic" ? draft.name : draft.kind === "atom" ? draft.text : draft.title
