/** The load: people in several regions who send commands at a steady rate, and an extraction meanwhile. */
import { extractAndWait } from "../support/knowledge/requests.ts"
import { type Product, product } from "../support/product/product.ts"
import { openCrowd, type Person } from "./crowd.ts"
import { delays, openRegion, type Region } from "./region.ts"
import { makeIntervals, type LoadInterval } from "./interval.ts"
import { commandsOfTask, makeTraffic } from "./traffic.ts"

export interface Load {
  readonly people: number
  /** Commands a second. */
  readonly rate: number
  readonly seconds: number
  /** Of one interval. Seconds. */
  readonly every: number
  /** Called at the end of each interval. */
  readonly report: (interval: LoadInterval) => void
}

const sleep = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

/** Characters: the last lines of a product that has ended. */
const mostPrinted = 10_000

export const runLoad = async (load: Load): Promise<ReadonlyArray<LoadInterval>> => {
  const tracker = await product()
  const regions: Array<Region> = []
  try {
    await tracker.start()
    await tracker.tt("seed")
    for (const [name, delay] of Object.entries(delays)) regions.push(await openRegion(name, delay, tracker.origin))
    return await underLoad(tracker, regions, load)
  } catch (cause) {
    throw new Error(`the load ended early; the product printed:\n${tracker.printed().slice(-mostPrinted)}`, { cause })
  } finally {
    for (const region of regions) region.close()
    await tracker.remove()
  }
}

const underLoad = async (tracker: Product, regions: ReadonlyArray<Region>, load: Load) => {
  const measures = makeIntervals(tracker.folder)
  const { seen, runTask } = makeTraffic(measures)
  const crowd = await openCrowd(tracker, regions, load.people, { task: seen, broken: measures.broken })
  const extraction = makeExtraction(tracker.as(await tracker.token("owner", "extraction")))
  const began = performance.now()
  const intervals: Array<LoadInterval> = []
  const endInterval = () => {
    const interval = measures.end((performance.now() - began) / 1000, extraction.hasRun())
    intervals.push(interval)
    load.report(interval)
  }
  const sampling = setInterval(endInterval, load.every * 1000)
  try {
    await Promise.all([sendAll(crowd, load, runTask), extraction.run(load.seconds)])
  } finally {
    clearInterval(sampling)
    for (const person of crowd) person.close()
  }
  endInterval()
  return intervals
}

/** Begins a task at each of its times, also when earlier ones are late: people do not wait for each other. */
const sendAll = (
  crowd: ReadonlyArray<Person>,
  { rate, seconds }: Load,
  runTask: (person: Person, n: number) => Promise<void>
) =>
  Promise.all(
    Array.from({ length: Math.ceil((seconds * rate) / commandsOfTask) }, async (_, n) => {
      await sleep((n * commandsOfTask) / rate)
      const person = crowd[n % crowd.length]
      if (person !== undefined) await runTask(person, n)
    })
  )

/** The part of the time before the extraction begins, so that both states are measured. */
const partBefore = 0.25

const makeExtraction = (owner: ReturnType<Product["as"]>) => {
  let isExtracting = false
  let hasRun = false
  return {
    /** Whether it ran at any time since the last call. */
    hasRun: () => {
      const ran = hasRun
      hasRun = isExtracting
      return ran
    },
    run: async (seconds: number) => {
      await sleep(seconds * partBefore)
      isExtracting = true
      hasRun = true
      const { status } = await extractAndWait(owner)
      isExtracting = false
      if (status !== "completed") throw new Error(`the extraction is ${status}`)
    }
  }
}
