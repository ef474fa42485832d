/** The parts of a run: each has a product of its own, and measures its lines one after another. */
import type { Browser } from "playwright"
import { percentile } from "../../bench/kit/measure.ts"
import type { Product } from "../../support/product/product.ts"
import type { Amounts } from "./filled/fillFolder.ts"
import type { BudgetName, Measured } from "./goals.ts"
import { paletteMillis, scrollMillis } from "./measure/feel.ts"
import { heapGrowth } from "./measure/heapGrowth.ts"
import { forget, heapMegabytes, loadMillis, ownChangeMillis, throttle, type Visit } from "./measure/measurePage.ts"
import { otherChanges } from "./measure/otherChanges.ts"
import { resumeMillis } from "./measure/resume.ts"
import { reviewKeyMillis } from "./measure/reviewKeys.ts"

export interface Scene {
  readonly browser: Browser
  readonly tracker: Product
  /** A browser with the list open. It is opened at the first call. */
  readonly visit: () => Promise<Visit>
}
/** Measures some lines together. */
export interface Step {
  readonly lines: ReadonlyArray<BudgetName>
  readonly measure: (scene: Scene) => Promise<ReadonlyArray<Measured>>
}
export interface Part extends Amounts {
  readonly settings?: Readonly<Record<string, string>>
  readonly steps: ReadonlyArray<Step>
}

/** Pressed keys, of which the 95th percentile is reported. */
const presses = 40
/** How many times slower a small laptop is than this machine. */
const slowdown = 4
/** Times that the palette is opened. */
const paletteOpens = 20
/** Loads, of which the median is reported. */
const coldLoads = 5
/** Milliseconds in which a page keeps its rows on the device. */
const keeping = 8_000
const clients = 50
/** A test sends more requests than the limits of a person allow. */
const noLimits = { TT_RATE_PERSON: "1000000", TT_RATE_ADDRESS: "1000000" }

const step = (name: BudgetName, of: string, measure: (scene: Scene) => Promise<number>): Step => ({
  lines: [name],
  measure: async (scene) => [{ name, of, value: await measure(scene) }]
})

/** The median of cold loads, without files and rows in the browser and on a slower processor. */
const coldLoad = (name: BudgetName): Step =>
  step(
    name,
    `first row, median of ${coldLoads}, processor ${slowdown} times slower, no file and no row on the device`,
    async ({ visit, tracker }) => {
      const page = await visit()
      const times: Array<number> = []
      for (let n = 0; n < coldLoads; n++) {
        await forget(page, tracker)
        await throttle(page, slowdown)
        times.push(await loadMillis(page, tracker))
        await throttle(page, 1)
      }
      return percentile(times, 0.5)
    }
  )

const ownChange = (name: BudgetName, keys: number): Step =>
  step(name, `p95 of ${keys} keys`, async ({ visit }) => ownChangeMillis(await visit(), keys))

const others: Step = {
  lines: ["other-change-10000", "main-thread-10000"],
  measure: async ({ visit, tracker }) => {
    const { p95, seen, commands, busyMillis } = await otherChanges(await visit(), tracker)
    return [
      { name: "other-change-10000", value: p95, of: `p95 of ${seen} titles seen, 50 commands a second` },
      { name: "main-thread-10000", value: busyMillis, of: `mean of ${commands} changes` }
    ]
  }
}

const warmLoad = step("warm-rows-100000", "first row from the rows on the device", async ({ visit, tracker }) => {
  const page = await visit()
  await page.page.waitForTimeout(keeping)
  return loadMillis(page, tracker)
})

export const parts: Readonly<Record<string, Part>> = {
  "15": {
    tasks: 15,
    proposals: 0,
    // A small team has fewer tasks than keys: each task is opened again before the next key.
    steps: [coldLoad("cold-load-15"), ownChange("own-change-15", 12)]
  },
  "10000": {
    tasks: 10_000,
    proposals: 0,
    steps: [
      coldLoad("cold-load-10000"),
      ownChange("own-change-10000", presses),
      step("palette-10000", `p95 of ${paletteOpens} times`, async ({ visit }) =>
        paletteMillis(await visit(), paletteOpens)
      ),
      others,
      step("scroll-10000", "p99 of 199 frames, half a screen each", async ({ visit }) => scrollMillis(await visit()))
    ]
  },
  "100000": {
    tasks: 100_000,
    proposals: 0,
    steps: [
      warmLoad,
      ownChange("own-change-100000", presses),
      step("heap-100000", "after a collection", async ({ visit }) => heapMegabytes(await visit()))
    ]
  },
  review: {
    tasks: 15,
    proposals: 450,
    steps: [
      step("review-keys-450", `p95 of ${presses} keys, a decision each`, async ({ visit, tracker }) =>
        reviewKeyMillis(await visit(), tracker, presses)
      )
    ]
  },
  resume: {
    tasks: 10_000,
    proposals: 0,
    settings: noLimits,
    steps: [
      step("resume-50", `until ${clients} clients are live, from the moment the server is ready`, ({ tracker }) =>
        resumeMillis(tracker, clients)
      )
    ]
  },
  growth: {
    tasks: 1_000,
    proposals: 0,
    settings: noLimits,
    steps: [
      {
        lines: ["heap-growth"],
        measure: async ({ visit, tracker }) => {
          const { times, of } = await heapGrowth(await visit(), tracker)
          return [{ name: "heap-growth", value: times, of }]
        }
      }
    ]
  }
}
