/** The plots of growth. */
import type { AggregateGrowth } from "../aggregates.ts"
import type { HistoryGrowth } from "../history.ts"
import type { TaskGrowth } from "../oneTask.ts"
import type { Chart } from "../series.ts"

const ofAggregates = ({ rates, server, bus }: AggregateGrowth): ReadonlyArray<Chart> => [
  {
    file: "commands-against-aggregates",
    title: "Commands per second against aggregates",
    x: "aggregates in the log",
    y: "commands per second, 32 in flight",
    series: [{ name: "half creates, half comments", points: rates }]
  },
  {
    file: "memory-against-aggregates",
    title: "Memory against aggregates",
    x: "aggregates in the log",
    y: "megabytes",
    series: [
      { name: "nats-server", points: server },
      { name: "command bus (heap)", points: bus }
    ]
  }
]

const ofTask = ({ fromLog, fromSnapshot, memory }: TaskGrowth): ReadonlyArray<Chart> => [
  {
    file: "load-against-events",
    title: "The first command on a task against the events of the task",
    x: "events of the task",
    y: "milliseconds",
    series: [
      { name: "loaded from the log", points: fromLog },
      { name: "loaded from a snapshot", points: fromSnapshot }
    ]
  },
  {
    file: "memory-against-events-of-a-task",
    title: "Memory of one loaded task against its events",
    x: "events of the task",
    y: "megabytes",
    series: [{ name: "held by the command bus", points: memory }]
  }
]

const ofHistory = ({ replay, replayMemory, start, memory, snapshot }: HistoryGrowth): ReadonlyArray<Chart> => [
  {
    file: "replay-against-events",
    title: "Replay of all read models against events",
    x: "events in the log",
    y: "events per second",
    series: [{ name: "from empty tables, on Postgres", points: replay }]
  },
  {
    file: "warm-start-against-events",
    title: "Warm start against events",
    x: "events in the log",
    y: "seconds until ready",
    series: [{ name: "tables current", points: start }]
  },
  {
    file: "snapshot-against-tasks",
    title: "A client's snapshot of the tasks against tasks",
    x: "tasks",
    y: "kilobytes of JSON",
    series: [{ name: "view of all tasks", points: snapshot }]
  },
  {
    file: "memory-against-events",
    title: "Memory against events",
    x: "events in the log",
    y: "megabytes",
    series: [
      { name: "product, idle", points: memory },
      { name: "replay, at its highest", points: replayMemory }
    ]
  }
]

export const chartsOf = { aggregates: ofAggregates, task: ofTask, history: ofHistory }
