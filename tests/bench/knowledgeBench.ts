/** A long history on a real Postgres: pages of unprocessed messages, the memory of an extraction, and similar items. */
import { Effect, Layer, Stream } from "effect"
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { CommandBus } from "../../commands/commandBus.ts"
import { ActorId } from "../../domain/ids.ts"
import { team } from "../../domain/values.ts"
import { startTestPostgres } from "../../ops/setup/postgres/testPostgres.mjs"
import { Database } from "../../projections/database/database.ts"
import { projections } from "../../projections/projections.ts"
import { Decisions } from "../../projections/reads/decisions/decisions.ts"
import { Reads } from "../../projections/reads/reads.ts"
import { Unread } from "../../projections/reads/unread/unread.ts"
import type { MessagePlace, MessageScope } from "../../projections/reads/unread/questions.ts"
import { runProjections } from "../../projections/runner/runner.ts"
import { append } from "../../projections/kit/scene.ts"
import { Embeddings } from "../../projections/search/vectors/embeddings.ts"
import { Nearest, type NearKind } from "../../projections/search/vectors/nearest.ts"
import { Search } from "../../projections/search/search.ts"
import { TextVector } from "../../projections/search/vectors/textVector.ts"
import { runExtraction } from "../../reactors/extract/runExtraction.ts"
import { ModelSemaphore } from "../../reactors/work/modelSemaphore.ts"
import { builtinModel } from "../../models/builtin/builtinModel.ts"
import { ngramHash, ngramModel } from "../../models/language/text/ngramHash.ts"
import { Model } from "../../models/model.ts"
import type { Commit } from "../../streams/commit/envelope.ts"
import { memoryRecord } from "../../streams/memory/memoryStore.ts"
import { Progress } from "../../streams/progress.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import {
  atomCount,
  extractionId,
  fillTables,
  fillVectors,
  messageId,
  messageCount,
  place,
  readAllBut
} from "./knowledge/history.ts"
import { type Measure, median, percentile } from "./measure.ts"

/** The number of messages after which the memory of the extraction is first measured. */
const early = 5_000
const pageMessages = 400
/** Pages at each end, of which the median counts. They are read twice, so that both ends are warm. */
const pagesTimed = 20
const questions = 200
const nearestWanted = 10

const textVector = Layer.succeed(
  TextVector,
  TextVector.of({
    vectorOf: (text) => Effect.sync(() => ({ model: ngramModel, vector: ngramHash(text), finds: "likeness" as const }))
  })
)

/** @throws when no Postgres with pgvector is installed */
export const knowledgeBench = async (report: (sentence: string) => void): Promise<ReadonlyArray<Measure>> => {
  const server = await startTestPostgres()
  const parts = Layer.mergeAll(Unread.layer, Reads.layer, Decisions.layer, Search.layer).pipe(
    Layer.provideMerge(Nearest.layer),
    Layer.provide(textVector),
    Layer.provideMerge(Embeddings.layer),
    Layer.provideMerge(runProjections(projections)),
    Layer.provideMerge(Layer.mergeAll(Database.server(server.url), memoryRecord))
  )
  try {
    return await Effect.runPromise(
      Effect.gen(function* () {
        yield* fillTables
        report(`  ${messageCount.toLocaleString("en")} messages are there; their vectors …`)
        yield* fillVectors
        report("  what is similar …")
        const similar = [
          { ...(yield* similarTo("message")), name: "similar-messages-p95" },
          { ...(yield* similarTo("atom")), name: "similar-atoms-p95" },
          yield* searching
        ]
        const first = yield* pageMillis(null)
        report("  an extraction of all of it …")
        const memory = yield* heapGrowth
        const left = pagesTimed * pageMessages
        yield* readAllBut(left)
        const last = yield* pageMillis(place(messageCount - left - 1))
        const resumed = yield* pageMillis(null, 1)
        const sizes = `${first.toFixed(1)} ms at the beginning, ${last.toFixed(1)} ms at the end, ${resumed.toFixed(1)} ms for the first when all before it is read`
        return [
          {
            name: "unread-page-growth",
            value: last / first,
            unit: "times",
            goal: 2,
            of: `a page of ${pageMessages} at the end ÷ at the beginning: ${sizes}`
          },
          ...memory,
          ...similar
        ] as const
      }).pipe(Effect.provide(parts), Effect.scoped)
    )
  } finally {
    await server.stop()
  }
}

const scope: MessageScope = {
  extraction: extractionId,
  attempt: 1,
  chat: null,
  from: null,
  to: null,
  again: false,
  audiences: [team],
  upTo: 0
}

/** The median of consecutive pages from a place. The second round counts. */
const pageMillis = Effect.fnUntraced(function* (from: MessagePlace | null, pages = pagesTimed) {
  const unread = yield* Unread
  const times: Array<number> = []
  for (const round of [0, 1]) {
    let after = from
    for (let page = 0; page < pages; page++) {
      const began = performance.now()
      const rows = yield* unread.messages(scope, after, pageMessages)
      if (round === 1) times.push(performance.now() - began)
      const end = rows.at(-1)
      if (end === undefined) break
      after = { at: end.sentAt, id: end.id }
    }
  }
  return median(times)
})

/** Finds the nearest items of one kind for messages of the whole history, one after another. */
const similarTo = Effect.fnUntraced(function* (kind: NearKind) {
  const nearest = yield* Nearest
  const times: Array<number> = []
  let found = 0
  for (let i = 0; i < questions; i++) {
    const began = performance.now()
    const near = yield* nearest.similarTo(
      [team],
      "message",
      messageId(Math.floor((i * messageCount) / questions)),
      [kind],
      nearestWanted
    )
    times.push(performance.now() - began)
    found += near?.length ?? 0
  }
  if (found < questions * nearestWanted * leastFound)
    return yield* Effect.die(`only ${found} similar items were found: that is no measure`)
  return {
    value: percentile(times, 0.95),
    unit: "ms" as const,
    goal: 50,
    of: `p95 of ${questions} questions among ${(messageCount + atomCount).toLocaleString("en")} vectors, median ${median(times).toFixed(1)} ms`
  }
})
/** Share of the requested items. */
const leastFound = 0.9

/** Typical queries: a rare word, common words, a phrase, and a misspelling. */
const typed = ["lantern", "crate 500", "replace the winch", "harbour map upstairs", "by friday", "lantren"]
const searching = Effect.gen(function* () {
  const search = yield* Search
  const times: Array<number> = []
  for (let i = 0; i < questions; i++) {
    const began = performance.now()
    const { hits } = yield* search.find([team], typed[i % typed.length] ?? "", nearestWanted)
    times.push(performance.now() - began)
    if (hits.length === 0) return yield* Effect.die("nothing was found: that is no measure")
  }
  return {
    name: "search-p95",
    value: percentile(times, 0.95),
    unit: "ms" as const,
    goal: 250,
    of: `p95 of ${questions} searches among ${(messageCount + atomCount).toLocaleString("en")} texts, median ${median(times).toFixed(1)} ms`
  }
})

/** The whole extraction with the built-in model. Its commands are dropped, because no log is connected. */
const heapGrowth = Effect.gen(function* () {
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
      name: "extraction-heap-growth",
      value: heapUsed() / heapEarly,
      unit: "times" as const,
      goal: 1.5,
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

setFlagsFromString("--expose-gc")
// The cast is safe: the flag defines the function.
const collectGarbage = runInNewContext("gc") as () => void
/** Bytes, including the vectors, which are outside the heap. */
const heapUsed = () => {
  collectGarbage()
  const { heapUsed: heap, external } = process.memoryUsage()
  return heap + external
}
