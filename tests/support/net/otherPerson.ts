/**
 * A worker thread that reads about ten times a second, as a person does, until it is told to stop. Its own event loop keeps a
 * flood in the test from delaying its clock.
 */
import { setTimeout as pause } from "node:timers/promises"
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads"

interface Given {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** Reads before it may stop. */
  readonly atLeast: number
}

export interface Reads {
  /** Milliseconds of each read. */
  readonly took: ReadonlyArray<number>
  /** Answers with another status than 200. */
  readonly failed: number
}

const betweenMillis = 100

const read = async ({ url, headers, atLeast }: Given) => {
  let isOver = false
  parentPort?.once("message", () => (isOver = true))
  const took: Array<number> = []
  let failed = 0
  while (!isOver || took.length < atLeast) {
    const begun = performance.now()
    const answer = await fetch(url, { headers })
    await answer.arrayBuffer()
    took.push(performance.now() - begun)
    if (answer.status !== 200) failed++
    await pause(betweenMillis)
  }
  parentPort?.postMessage({ took, failed })
}

if (!isMainThread) void read(workerData)

/** Reads `url` while `flood` goes on. */
export const readDuring = (flood: Promise<unknown>, given: Given): Promise<Reads> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: given })
    const stop = () => worker.postMessage("stop")
    flood.then(stop, stop)
    worker.once("message", (reads: Reads) => {
      void worker.terminate()
      resolve(reads)
    })
    worker.once("error", reject)
  })
