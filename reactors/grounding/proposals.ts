/** Turns drafts into proposals: compares each with known items, and calibrates its score by the team's decisions. */
import { Effect } from "effect"
import type { DraftKind } from "../../domain/knowledge/draft.ts"
import type { Evidence } from "../../domain/knowledge/evidence.ts"
import type { ProposalId } from "../../domain/ids.ts"
import type { Origin } from "../../domain/proposal/proposal.ts"
import type { Audience, Band, ModelRecord } from "../../domain/values.ts"
import { Decisions } from "../../projections/reads/decisions/decisions.ts"
import { near } from "./known.ts"
import { recommendFor } from "./likeness.ts"

export interface Drafted<Draft> {
  readonly id: ProposalId
  readonly draft: Draft
  readonly evidence: Evidence
  /** 0 to 1. */
  readonly score: number
  /** The text that is compared with the known items. */
  readonly text: string
}

/** The common fields of the commands that propose the drafts, in the order of the drafts. */
export const proposalsOf = Effect.fnUntraced(function* <Draft extends { readonly kind: DraftKind }>(
  drafted: ReadonlyArray<Drafted<Draft>>,
  {
    audience,
    origin,
    record,
    compareWith
  }: {
    readonly audience: Audience
    readonly origin: Origin
    readonly record: ModelRecord
    readonly compareWith: Parameters<typeof near>[2]
  }
) {
  if (drafted.length === 0) return []
  const { calibration } = yield* Decisions
  const bands = new Map<DraftKind, (score: number) => Band>()
  for (const kind of new Set(drafted.map(({ draft }) => draft.kind)))
    bands.set(kind, yield* calibration(kind, record.provider))
  const texts = drafted.map(({ text }) => text)
  const { model, found } = yield* near(texts, audience, compareWith)
  return drafted.map(({ id, draft, evidence, score }, i) => {
    // A proposal of an earlier attempt would be most similar to itself.
    const others = (found[i] ?? []).filter((each) => each.id !== id)
    const recommendation = recommendFor(draft, others, model)
    const band = bands.get(draft.kind)?.(score) ?? "unsure"
    return { id, draft, fields: { evidence, audience, origin, recommendation, band, score, model: record } }
  })
})
