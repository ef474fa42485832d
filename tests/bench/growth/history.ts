/** Replay, warm start, memory and the snapshot of a client, against the events and tasks of an installation. */
import { Effect } from "effect"
import { product, type Product } from "../../support/product/product.ts"
import { isAnswered, openClientSocket } from "../../support/product/openSocket.ts"
import type { Report } from "../kit/measure.ts"
import { memoryOf } from "../kit/memory.ts"
import { eventsPerTask, fillHistory } from "./fill.ts"
import { type Installation, onInstallation, replayIn } from "./installation.ts"
import type { Point } from "./series.ts"

/** Events of the log. */
const usual = [5_000, 20_000, 80_000]
const large = [10_000, 100_000, 1_000_000]
/** Events of the longest replay on PGlite, which takes several times as long. */
const mostEmbedded = 100_000
/** The collector of the product frees what the start has left. Milliseconds. */
const settling = 3_000

export interface HistoryGrowth {
  /** Events a second of all read models, from empty tables. */
  readonly replay: ReadonlyArray<Point>
  /** The same on PGlite. */
  readonly replayEmbedded: ReadonlyArray<Point>
  /** Microseconds of the processor for each event, in the process that replays. */
  readonly replayWork: ReadonlyArray<Point>
  /** Megabytes of a process that replays with a limited heap, at its highest. */
  readonly replayMemory: ReadonlyArray<Point>
  /** Seconds from the start of the process to its readiness, with current tables. */
  readonly start: ReadonlyArray<Point>
  /** Megabytes of the product, idle after the start. */
  readonly memory: ReadonlyArray<Point>
  /** Kilobytes of the active tasks for a client that connects, against tasks. */
  readonly snapshot: ReadonlyArray<Point>
}

export const growHistory = (isLarge: boolean, report: Report): Promise<HistoryGrowth> =>
  onInstallation(async (installation) => {
    const found = {
      replay: [],
      replayEmbedded: [],
      replayWork: [],
      replayMemory: [],
      start: [],
      memory: [],
      snapshot: []
    } as Record<keyof HistoryGrowth, Array<Point>>
    let filled = 0
    for (const size of isLarge ? large : usual) {
      report(`  ${size.toLocaleString("en")} events …`)
      const tasks = size / eventsPerTask
      await Effect.runPromise(Effect.provide(fillHistory(filled, tasks), installation.record))
      filled = tasks
      const database = await installation.database(`growth_${size}`)
      const { seconds, busySeconds } = await replayIn(installation, database, { isLimited: false })
      if (size <= mostEmbedded) {
        const embedded = await replayIn(installation, installation.embedded(`tables_${size}`), { isLimited: false })
        found.replayEmbedded.push({ size, value: size / embedded.seconds })
      }
      const second = await installation.database(`limited_${size}`)
      const { megabytes } = await replayIn(installation, second, { isLimited: true })
      const started = await startOn(installation, database)
      found.replay.push({ size, value: size / seconds })
      found.replayWork.push({ size, value: (busySeconds * 1e6) / size })
      found.replayMemory.push({ size, value: megabytes })
      found.start.push({ size, value: started.seconds })
      found.memory.push({ size, value: started.megabytes })
      found.snapshot.push({ size: tasks, value: started.snapshotKilobytes })
    }
    return found
  })

/** Without the reactors: they would work on the whole history. */
const startOn = async ({ dataDir, nats }: Installation, database: string) => {
  const settings = { TT_DATA_DIR: dataDir, NATS_URL: nats, DATABASE_URL: database }
  const tracker = await product(settings, "--roles", "http,projections")
  try {
    const began = performance.now()
    await tracker.start()
    const seconds = (performance.now() - began) / 1000
    await new Promise((resolve) => setTimeout(resolve, settling))
    return { seconds, megabytes: memoryOf(dataDir), snapshotKilobytes: (await snapshotBytes(tracker)) / 1000 }
  } finally {
    await tracker.remove()
  }
}

/** The bytes of JSON that a client gets when it follows the active tasks for the first time. */
const snapshotBytes = async (tracker: Product) => {
  const socket = await openClientSocket(tracker.origin, { authorization: `Bearer ${await tracker.token("member")}` })
  let bytes = 0
  await new Promise<void>((resolve, reject) => {
    socket.onclose = () => reject(new Error("the socket was closed within its snapshot"))
    socket.onmessage = ({ data }) => {
      const text = String(data)
      bytes += Buffer.byteLength(text)
      if (isAnswered(text)) resolve()
    }
    socket.send(JSON.stringify({ is: "subscribe", window: "tasks:active", cursor: null }))
  })
  socket.close()
  return bytes
}
