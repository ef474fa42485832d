/** A long history on a real Postgres: pages of unprocessed messages, the memory of an extraction, and similar items. */
import { Effect, Layer } from "effect"
import { startTestPostgres } from "../../../ops/setup/postgres/testPostgres.mjs"
import { Database } from "../../../projections/database/database.ts"
import { projections } from "../../../projections/projections.ts"
import { Decisions } from "../../../projections/reads/decisions/decisions.ts"
import { Reads } from "../../../projections/reads/reads.ts"
import { Unread } from "../../../projections/reads/unread/unread.ts"
import { runProjections } from "../../../projections/runner/runner.ts"
import { Embeddings } from "../../../projections/search/vectors/embeddings.ts"
import { Nearest } from "../../../projections/search/vectors/nearest.ts"
import { Search } from "../../../projections/search/search.ts"
import { TextVector } from "../../../projections/search/vectors/textVector.ts"
import { ngramHash, ngramModel } from "../../../models/language/text/ngramHash.ts"
import { memoryRecord } from "../../../streams/memory/memoryStore.ts"
import { fillTables, fillVectors, messageCount, place, readAllBut } from "./history.ts"
import type { Measure, Report } from "../kit/measure.ts"
import { heapGrowth } from "./heap.ts"
import { searchingLongTexts } from "./longTexts.ts"
import { pageMessages, pageMillis, pagesTimed, searching, similarTo } from "./reads.ts"

const textVector = Layer.succeed(
  TextVector,
  TextVector.of({
    vectorOf: (text) => Effect.sync(() => ({ model: ngramModel, vector: ngramHash(text), finds: "likeness" as const }))
  })
)

/** @throws when no Postgres with pgvector is installed */
export const knowledgeBench = async (report: Report): Promise<ReadonlyArray<Measure>> => {
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
          { ...(yield* similarTo("message")), name: "similar-messages-p95" as const },
          { ...(yield* similarTo("atom")), name: "similar-atoms-p95" as const },
          yield* searching,
          yield* searchingLongTexts
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
