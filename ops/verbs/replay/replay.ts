/** `tt replay [projection…]`: rebuilds read models from the log. Reads continue meanwhile. */
import { Console, Effect, Stream } from "effect"
import { requestWithTables } from "../../control/request.ts"
import { replayOperation } from "./replayOperation.ts"
import type { Settings } from "../../settings/settings.ts"
import { answer, progressBar } from "../operation/print.ts"

export const replayTables = Effect.fn("replay")(function* (
  settings: Settings,
  names: ReadonlyArray<string>,
  json: boolean
) {
  let bar = progressBar("applying", 0)
  let size = 0
  yield* requestWithTables(settings, replayOperation, { names }).pipe(
    Stream.runForEach((progress) => {
      if (progress.phase !== "swapped") {
        if (progress.phase === "applying" && progress.of !== size) {
          size = progress.of
          bar = progressBar("applying the log", size)
        }
        return progress.phase === "applying" ? bar.at(progress.done) : Effect.void
      }
      const { at, tables, differences } = progress
      return bar.end.pipe(
        Effect.andThen(
          answer(
            json,
            progress,
            `${tables.join(", ")} rebuilt up to position ${at}; ${differences.length === 0 ? "every row is as it was" : `${differences.length} rows differ from what was served`}`
          )
        ),
        Effect.andThen(
          json
            ? Effect.void
            : Effect.forEach(
                differences,
                ({ table, id, is, seq }) => Console.log(`  ${table} ${id}: ${is}, by position ${seq}`),
                { discard: true }
              )
        )
      )
    })
  )
})
