/** The load: people in several regions who send commands at a steady rate, and a nightly extraction meanwhile. */
import { extractAndWait } from "../support/knowledge/requests.ts"
import { type Product, product } from "../support/product/product.ts"
import { openCrowd, type Person } from "./crowd.ts"
import { delays, openRegion, type Region } from "./region.ts"
import { makeStretches, type Stretch } from "./stretch.ts"
import { commandsOfTask, makeTraffic } from "./traffic.ts"

export interface Load {
  readonly people: number
  /** Commands a second. */
  readonly rate: number
  readonly seconds: number
  /** Of one stretch. Seconds. */
  readonly every: number
  /** Called at the end of each stretch. */
  readonly report: (stretch: Stretch) => void
}

const sleep = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

export const runLoad = async (load: Load): Promise<ReadonlyArray<Stretch>> => {
  const tracker = await product()
  const regions: Array<Region> = []
  try {
    await tracker.start()
    await tracker.tt("seed")
    for (const [name, delay] of Object.entries(delays)) regions.push(await openRegion(name, delay, tracker.origin))
    return await underLoad(tracker, regions, load)
  } finally {
    for (const region of regions) region.close()
    await tracker.remove()
  }
}

const underLoad = async (tracker: Product, regions: ReadonlyArray<Region>, load: Load) => {
  const measures = makeStretches(tracker.folder)
  const { seen, liveTask } = makeTraffic(measures)
  const crowd = await openCrowd(tracker, regions, load.people, seen)
  const night = makeNight(tracker.as(await tracker.token("owner", "the night")))
  const began = performance.now()
  const stretches: Array<Stretch> = []
  const endStretch = () => {
    const stretch = measures.end((performance.now() - began) / 1000, night.isExtracting())
    stretches.push(stretch)
    load.report(stretch)
  }
  const sampling = setInterval(endStretch, load.every * 1000)
  try {
    await Promise.all([sendAll(crowd, load, liveTask), night.run(load.seconds)])
  } finally {
    clearInterval(sampling)
    for (const person of crowd) person.close()
  }
  endStretch()
  return stretches
}

/** Begins a task at each of its times, also when earlier ones are late: people do not wait for each other. */
const sendAll = (
  crowd: ReadonlyArray<Person>,
  { rate, seconds }: Load,
  liveTask: (person: Person, n: number) => Promise<void>
) =>
  Promise.all(
    Array.from({ length: Math.ceil((seconds * rate) / commandsOfTask) }, async (_, n) => {
      await sleep((n * commandsOfTask) / rate)
      const person = crowd[n % crowd.length]
      if (person !== undefined) await liveTask(person, n)
    })
  )

/** The part of the time before the extraction begins, so that both states are measured. */
const calmPart = 0.25

const makeNight = (owner: ReturnType<Product["as"]>) => {
  let isExtracting = false
  return {
    isExtracting: () => isExtracting,
    run: async (seconds: number) => {
      await sleep(seconds * calmPart)
      isExtracting = true
      const { status } = await extractAndWait(owner)
      isExtracting = false
      if (status !== "completed") throw new Error(`the extraction is ${status}`)
    }
  }
}
