/** Embeds again what the model at work has not seen: it is new, or it came back after the built-in one stood in. */
import { type Duration, Effect, Ref, Schedule } from "effect"
import { Embeddings } from "../projections/search/vectors/embeddings.ts"
import { embedAll } from "./embedAll.ts"
import { Model } from "../models/model.ts"

const batchTexts = 32
/** Any text will do: what is wanted is the name that this model's vectors carry. */
const probe = "?"

/** One round: until nothing lacks, or another model answers than the one it began with. */
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

/** Looks at intervals: the vectors of fresh texts are `embed`'s, and have come by then. */
export const reembed = Effect.fnUntraced(function* (interval: Duration.Input = "1 minute") {
  const { describe, embed } = yield* Model
  const known = yield* Ref.make({ at: "", name: "" })
  // A model is asked for its name only when another is at work: a question a minute would keep it in memory for nothing.
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
    Effect.catch((error) => Effect.logWarning("texts wait for their vectors", error.message)),
    Effect.repeat(Schedule.forever)
  )
})
