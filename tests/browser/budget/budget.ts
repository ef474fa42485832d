/**
 * `npm run ui:budget`: the times that a person waits, and what the page costs, in a real browser against the real product.
 *
 * `-- --only initial,15,10000`: these parts. `--json`: the lines as JSON. The exit code is 1 when a budget is missed.
 */
import { mkdirSync, writeFileSync } from "node:fs"
import { parseArgs } from "node:util"
import type { Browser } from "playwright"
import { percentile } from "../../bench/kit/measure.ts"
import type { Product } from "../../support/product/product.ts"
import { openBrowser } from "../browser.ts"
import { paletteMillis, scrollMillis } from "./feel.ts"
import { filledProduct } from "./filled.ts"
import { linesOf, type Measured, tableOf } from "./goals.ts"
import { enterList, heapMegabytes, loadMillis, ownChangeMillis, throttle, type Visit } from "./measurePage.ts"
import { otherChanges } from "./otherChanges.ts"
import { measureSize } from "./size.ts"

const { values: options } = parseArgs({
  options: { only: { type: "string" }, json: { type: "boolean", default: false } }
})
const outputFolder = ".data/bench"
/** Keys for a 95th percentile. */
const presses = 40
/** Slower than this machine: a small laptop. */
const slowdown = 4
/** Times that the palette is opened. */
const paletteOpens = 20
/** Loads of a median. */
const coldLoads = 5
const coldNote = `first row, median of ${coldLoads}, processor ${slowdown} times slower, no file and no row on the device`
/** Milliseconds in which a page keeps its rows on the device. */
const keeping = 8_000

const small = async (browser: Browser, tracker: Product): Promise<ReadonlyArray<Measured>> => {
  const visit = await enterList(browser, tracker)
  const cold = await coldMillis(visit, tracker)
  // A small team has fewer tasks than keys: each task is opened again before the next key.
  const own = await ownChangeMillis(visit, 12)
  return [
    { name: "cold-load-15", value: cold, of: coldNote },
    { name: "own-change-15", value: own, of: "p95 of 12 keys" }
  ]
}

const middle = async (browser: Browser, tracker: Product): Promise<ReadonlyArray<Measured>> => {
  const visit = await enterList(browser, tracker)
  const cold = await coldMillis(visit, tracker)
  const own = await ownChangeMillis(visit, presses)
  const palette = await paletteMillis(visit, paletteOpens)
  const others = await otherChanges(visit, tracker)
  const scroll = await scrollMillis(visit)
  return [
    { name: "cold-load-10000", value: cold, of: coldNote },
    { name: "own-change-10000", value: own, of: `p95 of ${presses} keys` },
    { name: "other-change-10000", value: others.p95, of: `p95 of ${others.seen} titles seen, 50 commands a second` },
    { name: "palette-10000", value: palette, of: `p95 of ${paletteOpens} times` },
    { name: "scroll-10000", value: scroll, of: "p99 of 199 frames, half a screen each" },
    { name: "main-thread-10000", value: others.busyMillis, of: `mean of ${others.commands} changes` }
  ]
}

const large = async (browser: Browser, tracker: Product): Promise<ReadonlyArray<Measured>> => {
  const visit = await enterList(browser, tracker)
  await loadMillis(visit, tracker)
  await visit.page.waitForTimeout(keeping)
  const warm = await loadMillis(visit, tracker)
  const own = await ownChangeMillis(visit, presses)
  return [
    { name: "warm-rows-100000", value: warm, of: "first row from the rows on the device" },
    { name: "own-change-100000", value: own, of: `p95 of ${presses} keys` },
    { name: "heap-100000", value: await heapMegabytes(visit), of: "after a collection" }
  ]
}

/** The median of some cold loads: the browser has neither files nor rows, and a processor that is slower than this one. */
const coldMillis = async (visit: Visit, tracker: Product): Promise<number> => {
  const times: Array<number> = []
  for (let n = 0; n < coldLoads; n++) {
    await forget(visit, tracker)
    await throttle(visit, slowdown)
    times.push(await loadMillis(visit, tracker))
    await throttle(visit, 1)
  }
  return percentile(times, 0.5)
}

/** Removes the files and the rows on the device. The page is left first: an open one would keep its rows again. */
const forget = async ({ page, devtools }: Visit, { origin }: Product) => {
  await page.goto("about:blank")
  await devtools.send("Storage.clearDataForOrigin", { origin, storageTypes: "indexeddb" })
  await devtools.send("Network.clearBrowserCache")
}

const sizes = { "15": [15, small], "10000": [10_000, middle], "100000": [100_000, large] } as const

const measureAll = async (): Promise<ReadonlyArray<Measured>> => {
  const only = options.only?.split(",") ?? ["initial", ...Object.keys(sizes)]
  const measured: Array<Measured> = only.includes("initial") ? [...measureSize()] : []
  const browser = await openBrowser()
  try {
    for (const [name, [tasks, measure]] of Object.entries(sizes)) {
      if (!only.includes(name)) continue
      process.stderr.write(`${tasks.toLocaleString("en")} tasks …\n`)
      const tracker = await filledProduct(tasks)
      measured.push(...(await measure(browser, tracker).finally(tracker.remove)))
    }
  } finally {
    await browser.close()
  }
  return measured
}

const lines = linesOf(await measureAll())
mkdirSync(outputFolder, { recursive: true })
writeFileSync(`${outputFolder}/budget.json`, JSON.stringify({ lines }, null, 2))
console.log(options.json ? JSON.stringify({ lines }) : tableOf(lines))
if (lines.some(({ value, met }) => value !== null && !met)) process.exitCode = 1
