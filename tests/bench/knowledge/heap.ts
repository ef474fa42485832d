/** The memory of an extraction over the whole history. */
import { Effect, Stream } from "effect"
import { CommandBus } from "../../../commands/commandBus.ts"
import { ActorId } from "../../../domain/ids.ts"
import { append } from "../../../projections/kit/scene.ts"
import { runExtraction } from "../../../reactors/extract/runExtraction.ts"
import { ModelSemaphore } from "../../../reactors/work/modelSemaphore.ts"
import { builtinModel } from "../../../models/builtin/builtinModel.ts"
import { Model } from "../../../models/model.ts"
import type { Commit } from "../../../streams/commit/envelope.ts"
import { Progress } from "../../../streams/ports/progress.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { heapUsed } from "../kit/heap.ts"
import { extractionId, messageCount } from "./history.ts"

/** The number of messages after which the memory of the extraction is first measured. */
const early = 5_000

/** The whole extraction with the built-in model. Its commands are dropped, because no log is connected. */
export const heapGrowth = Effect.gen(function* () {
  let heapEarly = 0
  let proposals = 0
  const bus = CommandBus.of({
    send: (_, first, ...rest) =>
      Effect.sync(() => {
        proposals += rest.length
        return { id: first.subject, seq: 0 }
      }),
    idle: Effect.void
  })
  const began = performance.now()
  const progress = Progress.of({
    publish: ({ done }) =>
      Effect.sync(() => {
        if (heapEarly === 0 && done >= early) heapEarly = heapUsed()
      }),
    ticks: Stream.never
  })
  // The extraction's own commands are dropped, so the slot is taken here.
  yield* append(subjectOf("slot", "reading"), { _tag: "SlotTaken", holder: asked.subject })
  yield* runExtraction(asked).pipe(
    Effect.provide(ModelSemaphore.layer),
    Effect.provideService(CommandBus, bus),
    Effect.provideService(Progress, progress),
    Effect.provideService(Model, builtinModel)
  )
  const seconds = (performance.now() - began) / 1000
  return [
    {
      name: "extraction-heap-growth" as const,
      value: heapUsed() / heapEarly,
      of: `what is held after all ${messageCount.toLocaleString("en")} messages ÷ after ${early.toLocaleString("en")} (${(heapEarly / 1e6).toFixed(0)} MB); ${proposals.toLocaleString("en")} proposals in ${seconds.toFixed(0)} s`
    }
  ]
})

const asked: Commit = {
  seq: 0,
  subject: subjectOf("extraction", extractionId),
  command: "bench",
  digest: "",
  at: new Date(1.8e12).toISOString(),
  actor: ActorId.make("person:bench000"),
  causation: null,
  correlation: "bench",
  events: [],
  witness: "",
  continues: false
}
