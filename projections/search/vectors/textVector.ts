import { Context, type Effect } from "effect"

/** A question's vector. */
export interface AskedVector {
  /** Compared only with vectors of the same model. */
  readonly model: string
  readonly vector: Float32Array
  /** What nearness means in this model: a hit is told by that name. */
  readonly finds: "meaning" | "likeness"
}

/** What search needs of a model: a text's vector. Null when none can be had just now; search then goes without. */
export class TextVector extends Context.Service<
  TextVector,
  { readonly vectorOf: (text: string) => Effect.Effect<AskedVector | null> }
>()("tracker/projections/search/TextVector") {}
