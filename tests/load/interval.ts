/** The measures of one interval of the load. */
import { readdirSync, statSync } from "node:fs"
import { join } from "node:path"
import { percentile } from "../bench/kit/measure.ts"
import { memoryOf } from "../bench/kit/memory.ts"

export interface LoadInterval {
  /** The time since the load began, at the end of the interval. Seconds. */
  readonly at: number
  readonly commands: number
  /** Answers other than an accepted command. */
  readonly refused: number
  /** Connections that broke before the answer. The command was sent again with the same key. */
  readonly broken: number
  /** From a command to its receipt, without the delay of the region. Milliseconds. */
  readonly receipt: readonly [p50: number, p99: number]
  /** From a command to its row at a socket of another region, without the delays. Milliseconds. */
  readonly row: readonly [p50: number, p99: number]
  /** Of the product and its nats-server. Megabytes. */
  readonly memory: number
  /** Of the data folder. Megabytes. */
  readonly disk: number
  readonly isExtracting: boolean
}

/** Files and folders may be removed meanwhile. */
const entriesIn = (folder: string) => {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}

const bytesIn = (folder: string): number =>
  entriesIn(folder).reduce((sum, entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return sum + bytesIn(path)
    return sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0)
  }, 0)

const percentilesOf = (delays: ReadonlyArray<number>) =>
  delays.length === 0 ? ([0, 0] as const) : ([percentile(delays, 0.5), percentile(delays, 0.99)] as const)

export type Measures = ReturnType<typeof makeIntervals>
export const makeIntervals = (folder: string) => {
  let receipts: Array<number> = []
  let rows: Array<number> = []
  let [refused, broken] = [0, 0]
  return {
    receipt: (millis: number) => void receipts.push(Math.max(0, millis)),
    row: (millis: number) => void rows.push(Math.max(0, millis)),
    refused: () => void refused++,
    broken: () => void broken++,
    /** Ends the present interval. */
    end: (at: number, isExtracting: boolean): LoadInterval => {
      const interval = {
        at: Math.round(at),
        commands: receipts.length,
        refused,
        broken,
        receipt: percentilesOf(receipts),
        row: percentilesOf(rows),
        memory: memoryOf(folder),
        disk: bytesIn(folder) / 1e6,
        isExtracting
      }
      ;[receipts, rows, refused, broken] = [[], [], 0, 0]
      return interval
    }
  }
}
