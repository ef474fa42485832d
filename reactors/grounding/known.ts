/** What is known already about a stretch of chat: context for the model, within what every reader of the outcome may see. */
import { Effect } from "effect"
import type { Audience } from "../../domain/values.ts"
import { team } from "../../domain/values.ts"
import { Decisions } from "../../projections/reads/decisions/decisions.ts"
import { type NearHit, Nearest, type NearKind } from "../../projections/search/vectors/nearest.ts"
import type { Precedent } from "../../models/distilling.ts"
import { Model } from "../../models/model.ts"

/** Longer texts are looked up by their beginning. UTF-16 units. */
const mostLookedUp = 4_000
/** Near to nothing. */
const none = new Float32Array()

/** Those who may see a thing of this audience may see these. */
export const seenWith = (audience: Audience): ReadonlyArray<Audience> => [...new Set([team, audience])]

/** The nearest to a text, of each kind so many, the nearest first. Empty where no model gives a vector just now. */
export const near = Effect.fnUntraced(function* (
  texts: ReadonlyArray<string>,
  audience: Audience,
  kinds: ReadonlyArray<{ readonly kind: NearKind; readonly most: number }>
) {
  const nearest = yield* Nearest
  const { model, vectors } = yield* (yield* Model)
    .embed(texts.map((text) => text.slice(0, mostLookedUp).toWellFormed()))
    // Without vectors nothing is near: what is proposed is called new, and people see what it repeats.
    .pipe(Effect.catchTag("ModelFailed", () => Effect.succeed({ model: "", vectors: texts.map(() => none) })))
  const found = yield* Effect.forEach(vectors, (vector) =>
    Effect.forEach(kinds, ({ kind, most }) =>
      nearest.near({ model, vector, kinds: [kind], audiences: seenWith(audience), limit: most })
    ).pipe(Effect.map((all) => all.flat()))
  )
  return { model, found }
})

/** The team's own decisions on what is near, as examples. */
export const precedentsOf = Effect.fnUntraced(function* (found: ReadonlyArray<NearHit>, audience: Audience) {
  const decided = found.filter(
    ({ kind, status }) => kind === "proposal" && (status === "approved" || status === "rejected")
  )
  if (decided.length === 0) return []
  const precedents = yield* (yield* Decisions).precedents(
    seenWith(audience),
    decided.map(({ id }) => id)
  )
  return precedents.map(({ text, verdict, became, reason }): Precedent => ({ text, verdict, became, reason }))
})
