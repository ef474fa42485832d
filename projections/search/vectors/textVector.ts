import { Context, type Effect } from "effect"

/** The vector of a query. */
export interface AskedVector {
  /** It is compared only with vectors of this model. */
  readonly model: string
  readonly vector: Float32Array
  /** The kind of similarity that this model measures: hits get this name. */
  readonly finds: "meaning" | "likeness"
}

/** The vector of a text, for search. Null if no model is available now; search then works without vectors. */
export class TextVector extends Context.Service<
  TextVector,
  { readonly vectorOf: (text: string) => Effect.Effect<AskedVector | null> }
>()("tracker/projections/search/TextVector") {}
