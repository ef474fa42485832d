/** Reads of knowledge and of the jobs that propose it. The SQL bounds every answer by the caller's audiences. */
import { Context, Effect, Layer } from "effect"
import { Projections } from "../../runner/served/projections.ts"
import { servedTables } from "../../runner/served/servedTables.ts"
import { countedReads } from "../figures/counted.ts"
import { figuresReads } from "../figures/figures.ts"
import { knownReads } from "./known.ts"
import { metricsReads } from "./metrics.ts"
import { proposalReads } from "./proposals.ts"
import type { KnowledgeQuestions } from "./questions.ts"
import { saidReads } from "./said.ts"
import { whyReads } from "./why.ts"
import { workReads } from "./work.ts"

export class Knowledge extends Context.Service<Knowledge, KnowledgeQuestions>()("tracker/projections/Knowledge") {
  static readonly layer = Layer.effect(
    Knowledge,
    Effect.gen(function* () {
      const tables = yield* servedTables
      const { position } = yield* Projections
      return Knowledge.of({
        ...proposalReads(tables),
        ...knownReads(tables),
        ...workReads(tables),
        ...saidReads(tables),
        ...whyReads(tables),
        ...metricsReads(tables, position),
        ...figuresReads(tables),
        ...countedReads(tables)
      })
    })
  )
}
