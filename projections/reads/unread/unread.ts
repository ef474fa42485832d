/** The work of the pipelines: messages that no extraction has read, and atoms that no run has analysed. */
import { Context, Effect, Layer } from "effect"
import type { ExtractionRowStored } from "../../models/jobs/extractions.ts"
import type { Run } from "../../models/jobs/runs.ts"
import { Projections } from "../../runner/served/projections.ts"
import { servedTables } from "../../runner/served/servedTables.ts"
import { schemas } from "../../runner/tables/tables.ts"
import { unreadAtoms } from "./atoms.ts"
import { proposedBefore } from "./before.ts"
import { knownAtoms } from "./knownAtoms.ts"
import { unreadMessages } from "./messages.ts"
import type { UnreadQuestions } from "./questions.ts"

export class Unread extends Context.Service<Unread, UnreadQuestions>()("tracker/projections/Unread") {
  static readonly layer = Layer.effect(
    Unread,
    Effect.gen(function* () {
      const tables = yield* servedTables
      const { position } = yield* Projections
      const stored =
        <Columns extends object>(table: "extractions" | "runs") =>
        (id: string) =>
          Effect.map(
            tables.query<Columns & { readonly id: string }>(
              (sql) => sql`select * from ${sql(schemas.live)}.${sql(table)} where id = ${id}`
            ),
            ([row]) => row ?? null
          )
      return Unread.of({
        ...unreadMessages(tables, position),
        ...unreadAtoms(tables),
        ...knownAtoms(tables),
        ...proposedBefore(tables),
        extraction: stored<ExtractionRowStored>("extractions"),
        run: stored<Run>("runs")
      })
    })
  )
}
