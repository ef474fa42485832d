/** How the product grows: plots in `.data/bench/`, and an exponent for each curve. */
import type { Measure, Report } from "../kit/measure.ts"
import { type AggregateGrowth, growAggregates } from "./aggregates.ts"
import { growHistory, type HistoryGrowth } from "./history.ts"
import { growOneTask, type TaskGrowth } from "./oneTask.ts"
import { chartsOf } from "./plots/charts.ts"
import { writeChart } from "./plots/plot.ts"
import { described, growthExponent, type Point } from "./series.ts"

/** `large`: up to a million events and aggregates. */
export const growthBench = async ({ large, report }: { readonly large: boolean; readonly report: Report }) => {
  const aggregates = await growAggregates(large, report)
  const task = await growOneTask(large, report)
  const history = await growHistory(large, report)
  for (const chart of [...chartsOf.aggregates(aggregates), ...chartsOf.task(task), ...chartsOf.history(history)])
    writeChart(chart)
  return [...ofAggregates(aggregates), ...ofTask(task), ...ofHistory(history)]
}

const exponent = (name: Measure["name"], points: ReadonlyArray<Point>, what: string, unit: string): Measure => ({
  name,
  value: growthExponent(points, { perSecond: unit === "/s" }),
  of: `${what}: ${described(points, unit)}`
})

const ofAggregates = ({ rates, server, bus }: AggregateGrowth): ReadonlyArray<Measure> => [
  exponent("commands-with-aggregates", rates, "time of a command against aggregates", "/s"),
  exponent("memory-with-aggregates", added(server, bus), "nats-server and bus against aggregates", "MB")
]

const ofTask = ({ fromLog, fromSnapshot, memory }: TaskGrowth): ReadonlyArray<Measure> => [
  exponent("load-with-events", fromLog, "load from the log against events of one task", "ms"),
  exponent("load-by-snapshot-with-events", fromSnapshot, "load from a snapshot against events of one task", "ms"),
  exponent("load-memory-with-events", memory, "memory of a loaded task against its events", "MB")
]

const ofHistory = ({
  replay,
  replayEmbedded,
  replayWork,
  replayMemory,
  start,
  memory,
  snapshot
}: HistoryGrowth): ReadonlyArray<Measure> => {
  const at = (points: ReadonlyArray<Point>) => `with ${(points.at(-1)?.size ?? 0).toLocaleString("en")} events`
  const last = (points: ReadonlyArray<Point>) => points.at(-1)?.value ?? Number.NaN
  return [
    {
      name: "replay-all-read-models",
      value: last(replay),
      of: `from empty tables, ${at(replay)}, on Postgres; ${last(replayWork).toFixed(0)} µs of the processor for each in the process`
    },
    { name: "replay-embedded", value: last(replayEmbedded), of: `the same ${at(replayEmbedded)}, on PGlite` },
    {
      name: "replay-memory",
      value: last(replayMemory),
      of: `highest of a process that replays with a heap of 256 MB, ${at(replay)}`
    },
    { name: "warm-start", value: last(start), of: `process started → ready, tables current, ${at(start)}` },
    { name: "idle-memory", value: last(memory), of: `proportional set size of the product, ${at(memory)}` },
    {
      name: "replay-with-events",
      // The time of the whole replay, so that linear growth has the exponent 1.
      value: 1 + growthExponent(replay, { perSecond: true }),
      of: `time of a replay against events: ${described(replay, "/s")}`
    },
    exponent("replay-memory-with-events", replayMemory, "memory of a replay against events", "MB"),
    exponent("warm-start-with-events", start, "time of a warm start against events", "s"),
    exponent("memory-with-events", memory, "memory of the product against events", "MB"),
    exponent("snapshot-with-tasks", snapshot, "a client's snapshot against tasks", "kB")
  ]
}

const added = (a: ReadonlyArray<Point>, b: ReadonlyArray<Point>): ReadonlyArray<Point> =>
  a.map(({ size, value }, i) => ({ size, value: value + Math.max(0, b[i]?.value ?? 0) }))
