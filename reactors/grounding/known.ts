/** Finds known items that are similar to a text, as context for the model. Only items that the audience may see. */
import { Effect } from "effect"
import type { DraftKind } from "../../domain/knowledge/draft.ts"
import type { Audience } from "../../domain/values.ts"
import { team } from "../../domain/values.ts"
import { Decisions } from "../../projections/reads/decisions/decisions.ts"
import { type NearHit, Nearest, type NearKind } from "../../projections/search/vectors/nearest.ts"
import type { Precedent } from "../../models/distillation.ts"
import { Model } from "../../models/model.ts"

/** Only this much of a longer text is embedded. UTF-16 units. */
const mostLookedUp = 4_000
/** The empty vector, which is similar to nothing. */
const none = new Float32Array()

/** The audiences whose items everyone in `audience` may see. */
export const seenWith = (audience: Audience): ReadonlyArray<Audience> => [...new Set([team, audience])]

export interface Sought {
  readonly kind: NearKind
  readonly most: number
  /** Of the proposals, only decided ones of this kind. */
  readonly decided?: DraftKind
}

/** The `most` nearest items of each kind for each text, nearest first. Empty if the model gives no vectors. */
export const near = Effect.fnUntraced(function* (
  texts: ReadonlyArray<string>,
  audience: Audience,
  kinds: ReadonlyArray<Sought>
) {
  const nearest = yield* Nearest
  const { model, vectors } = yield* (yield* Model)
    .embed(texts.map((text) => text.slice(0, mostLookedUp).toWellFormed()))
    // Without vectors nothing is similar: every proposal counts as new, and people decide whether it repeats something.
    .pipe(Effect.catchTag("ModelFailed", () => Effect.succeed({ model: "", vectors: texts.map(() => none) })))
  const found = yield* Effect.forEach(vectors, (vector) =>
    Effect.forEach(kinds, ({ kind, most, decided }) =>
      nearest.near({
        model,
        vector,
        kinds: [kind],
        audiences: seenWith(audience),
        limit: most,
        ...(decided !== undefined && { decided })
      })
    ).pipe(Effect.map((all) => all.flat()))
  )
  return { model, found }
})

/** The decisions of people about similar proposals, as examples for the model. */
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

/** Takes turns: the first of each list, then the second of each, each item once, at most `most`. */
export const inTurns = <A>(
  lists: ReadonlyArray<ReadonlyArray<A>>,
  most: number,
  key: (item: A) => string
): ReadonlyArray<A> => {
  const chosen = new Map<string, A>()
  const longest = Math.max(0, ...lists.map(({ length }) => length))
  for (let turn = 0; turn < longest; turn++)
    for (const list of lists) {
      const item = list[turn]
      if (item !== undefined && chosen.size < most && !chosen.has(key(item))) chosen.set(key(item), item)
    }
  return [...chosen.values()]
}
