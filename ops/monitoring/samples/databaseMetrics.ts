/** The size of the database with the tables and the vectors. */
import { Effect, Metric } from "effect"
import { Reads } from "../../../projections/reads/reads.ts"
import { makeSeries } from "./series.ts"

export const databaseBytes = Metric.gauge("tracker_database_bytes", {
  description: "Bytes of the database that has the tables and the vectors"
})

/** A database that does not answer has no series. */
export const makeDatabaseSample = Effect.map(Reads, ({ tableBytes }) => {
  const series = makeSeries()
  return tableBytes.pipe(
    Effect.map((value) => [{ metric: databaseBytes, labels: {}, value }]),
    Effect.orElseSucceed(() => []),
    Effect.flatMap(series.replace)
  )
})
