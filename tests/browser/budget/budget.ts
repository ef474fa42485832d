/**
 * `npm run ui:budget`: the times that a person waits, and what the page costs, in a real browser against the real product.
 *
 * `-- --only initial,10000,resume-50`: these parts or lines. `--json`: the lines as JSON. The exit code is 1 when a budget is
 * missed.
 */
import { mkdirSync, writeFileSync } from "node:fs"
import { parseArgs } from "node:util"
import type { Browser } from "playwright"
import { openBrowser } from "../browser.ts"
import { filledProduct } from "./filled/filledProduct.ts"
import { linesOf, type Measured, tableOf } from "./goals.ts"
import { enterList, type Visit } from "./measure/measurePage.ts"
import { type Part, parts, type Step } from "./parts.ts"
import { measureSize } from "./size.ts"

const { values: options } = parseArgs({
  options: { only: { type: "string" }, json: { type: "boolean", default: false } }
})
const outputFolder = ".data/bench"
const sizePart = "initial"

const only = options.only?.split(",") ?? [sizePart, ...Object.keys(parts)]
/** The steps of a part that were asked for, by the name of the part or of a line. */
const stepsOf = (name: string, { steps }: Part): ReadonlyArray<Step> =>
  only.includes(name) ? steps : steps.filter(({ lines }) => lines.some((line) => only.includes(line)))

const measurePart = async (browser: Browser, name: string, part: Part): Promise<ReadonlyArray<Measured>> => {
  const steps = stepsOf(name, part)
  if (steps.length === 0) return []
  process.stderr.write(`${name}\n`)
  const tracker = await filledProduct(part, part.settings)
  const measured: Array<Measured> = []
  let entered: Promise<Visit> | undefined
  const visit = () => (entered ??= enterList(browser, tracker))
  try {
    for (const { measure } of steps) {
      const found = await measure({ browser, tracker, visit })
      for (const line of found) process.stderr.write(`  ${line.name}: ${line.value}\n`)
      measured.push(...found)
    }
  } finally {
    await (await entered)?.context.close()
    await tracker.remove()
  }
  return measured
}

const measureAll = async (): Promise<ReadonlyArray<Measured>> => {
  const measured: Array<Measured> = []
  if (only.includes(sizePart)) measured.push(...measureSize())
  const browser = await openBrowser()
  try {
    for (const [name, part] of Object.entries(parts)) measured.push(...(await measurePart(browser, name, part)))
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
