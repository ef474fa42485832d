import type { Near } from "../../../../projections/search/nearest.ts"

/** What is near, as the wire shows it. */
export const similarOf = ({ kind, id, text, number, cosine }: Near) => ({ kind, id, text, number, cosine })
