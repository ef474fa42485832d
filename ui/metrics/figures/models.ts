/** The decisions of a period by model and prompt. Pure. */
import type { Verdict } from "../../../domain/run/fields.ts"
import type { TeamFigures } from "../../../gateways/contract/figures/figures.ts"
import { sumOf } from "./shares.ts"

export type DecidedRow = TeamFigures["decided"][number]
export interface ModelDecisions {
  readonly provider: string
  readonly model: string
  readonly promptVersion: string
  readonly n: number
  readonly of: Readonly<Record<Verdict, number>>
}

export const verdictCount = (
  rows: ReadonlyArray<{ readonly verdict: Verdict; readonly n: number }>,
  verdict: Verdict
) => sumOf(rows.filter((row) => row.verdict === verdict))

/** The model with the most decisions first. */
export const byModel = (rows: ReadonlyArray<DecidedRow>): ReadonlyArray<ModelDecisions> =>
  [...Map.groupBy(rows, ({ provider, model, promptVersion }) => `${provider}\n${model}\n${promptVersion}`).values()]
    .flatMap((same) => {
      const [first] = same
      if (first === undefined) return []
      const { provider, model, promptVersion } = first
      const of = (verdict: Verdict) => verdictCount(same, verdict)
      const verdicts = {
        approved: of("approved"),
        edited: of("edited"),
        merged: of("merged"),
        rejected: of("rejected")
      }
      return [{ provider, model, promptVersion, n: sumOf(same), of: verdicts }]
    })
    .toSorted((a, b) => b.n - a.n)
