/** Embeds texts that lack a vector of the current model, after a change of the model or the end of a fallback. */
import { type Duration, Effect, Ref, Schedule } from "effect"
import { Embeddings } from "../projections/search/vectors/embeddings.ts"
import { embedAll } from "./embedAll.ts"
import { Model } from "../models/model.ts"

const batchTexts = 32
/** Embedded to learn the name of the model's vectors. The text does not matter. */
const probe = "?"

/** One round: embeds until no vector is missing, or until another model answers. */
const round = Effect.fnUntraced(function* (name: string) {
  const embeddings = yield* Embeddings
  while (true) {
    const documents = yield* embeddings.lacking(name, batchTexts)
    if (documents.length === 0) return
    const { model, seq } = yield* embedAll(documents)
    yield* embeddings.reached(seq)
    if (model !== name) return
  }
})

/** Runs at intervals. The reactor `embed` handles new texts before that. */
export const reembed = Effect.fnUntraced(function* (interval: Duration.Input = "1 minute") {
  const { describe, embed } = yield* Model
  const known = yield* Ref.make({ at: "", name: "" })
  // The name is requested only after a change of the description, because a call each minute would keep the model in memory.
  const nameNow = Effect.gen(function* () {
    const at = JSON.stringify(yield* describe)
    const before = yield* Ref.get(known)
    if (before.at === at) return before.name
    const { model: name } = yield* embed([probe])
    yield* Ref.set(known, { at, name })
    return name
  })
  return yield* Effect.sleep(interval).pipe(
    Effect.andThen(nameNow),
    Effect.flatMap(round),
    Effect.catch((error) =>
      Effect.logWarning("missing vectors were not computed; retried at the next interval", error.message)
    ),
    Effect.repeat(Schedule.forever)
  )
})
