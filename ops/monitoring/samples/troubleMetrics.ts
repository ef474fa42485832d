/** The troubles of this process and the disk, as metrics. */
import { Effect, Metric } from "effect"
import { Installation } from "../../../gateways/installation.ts"
import { stopsService, type Trouble, type TroubleCode } from "../../../streams/troubles.ts"
import { makeSeries } from "./series.ts"

export const troublesPresent = Metric.gauge("tracker_troubles", {
  description: "Present troubles, by code; docs/troubles.md has the remedy of each code"
})
export const isReady = Metric.gauge("tracker_ready", {
  description: "1 when this process can serve reads and writes, else 0"
})
export const parkedCount = Metric.gauge("tracker_parked_aggregates", {
  description: "Aggregates in quarantine: one of their commits cannot be read or applied"
})
export const diskFree = Metric.gauge("tracker_disk_free_bytes", {
  description: "Free bytes of the disk with the data folder"
})
export const diskSize = Metric.gauge("tracker_disk_size_bytes", {
  description: "Size of the disk with the data folder"
})

/** The codes that name one parked aggregate each. */
const parking: ReadonlyArray<TroubleCode> = ["commit-unreadable", "handler-failed"]

/** The values of the troubles. A code without a trouble has no series. */
export const troubleValues = (troubles: ReadonlyArray<Trouble>) => [
  ...[...Map.groupBy(troubles, ({ code }) => code)].map(([code, { length }]) => ({
    metric: troublesPresent,
    labels: { code },
    value: length
  })),
  { metric: isReady, labels: {}, value: troubles.some(stopsService) ? 0 : 1 },
  { metric: parkedCount, labels: {}, value: troubles.filter(({ code }) => parking.includes(code)).length }
]

export const makeTroubleSample = Effect.gen(function* () {
  const { troubles, stores } = yield* Installation
  const series = makeSeries()
  return Effect.gen(function* () {
    const { disk } = yield* stores
    const sizes =
      disk === null
        ? []
        : [
            { metric: diskFree, labels: {}, value: disk.free },
            { metric: diskSize, labels: {}, value: disk.of }
          ]
    yield* series.replace([...troubleValues(yield* troubles), ...sizes])
  })
})
