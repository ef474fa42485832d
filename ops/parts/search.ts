/** Search, with the model that turns a query into a vector. */
import { Effect, Layer } from "effect"
import { Embeddings } from "../../projections/search/vectors/embeddings.ts"
import { Nearest } from "../../projections/search/vectors/nearest.ts"
import { Search } from "../../projections/search/search.ts"
import { TextVector } from "../../projections/search/vectors/textVector.ts"
import { ngramModel } from "../../models/language/text/ngramHash.ts"
import { Model } from "../../models/model.ts"

/** A search without a vector at that time uses only words and similar spelling. */
const vectorTimeout = "1500 millis"

const textVector = Layer.effect(
  TextVector,
  Effect.map(Model, (model) =>
    TextVector.of({
      vectorOf: (text) =>
        model.embed([text]).pipe(
          Effect.timeout(vectorTimeout),
          Effect.map(({ model: name, vectors: [vector] }) =>
            vector === undefined || vector.every((x) => x === 0)
              ? null
              : { model: name, vector, finds: name === ngramModel ? ("likeness" as const) : ("meaning" as const) }
          ),
          Effect.orElseSucceed(() => null)
        )
    })
  )
)

export const searchLayer = Search.layer.pipe(
  Layer.provideMerge(Nearest.layer),
  Layer.provideMerge(Embeddings.layer),
  Layer.provideMerge(textVector)
)
