import type { Metrics } from "../../../gateways/contract/knowledge.ts"

/** Decisions below this number say nothing about a model. */
const leastDecisions = 20

/** The share of a model's drafts that people kept, of all that people decided on; null when these are too few. */
export const accuracyOf = (figures: Metrics | undefined, model: string) => {
  const decisions = (figures?.decisions ?? []).filter((each) => each.model === model)
  const kept = decisions.reduce((sum, { approved, edited, merged }) => sum + approved + edited + merged, 0)
  const n = decisions.reduce((sum, each) => sum + each.n, 0)
  return n < leastDecisions ? null : { kept, n }
}
