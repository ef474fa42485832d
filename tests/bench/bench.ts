/**
 * `npm run bench`: the product's speed as ratios to the speed of the machine. Both sides of a ratio are measured in one run.
 *
 * `-- --only bus,search-p95`: these areas, or the areas of these lines. `--large`: growth up to a million events, which takes
 * hours. `--json`: the lines as JSON. The table is also written to `.data/bench/table.md`, and the plots of growth beside it.
 * The exit code is 1 when a line is a regression or an area failed, and 0 when goals are missed.
 */
import { mkdirSync, writeFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { type Area, areas } from "./areas.ts"
import { goals } from "./goals.ts"
import type { Goal, Measure } from "./kit/measure.ts"
import { outputFolder } from "./kit/output.ts"
import { linesOf, markdownOf, shown, summaryOf } from "./kit/table.ts"

const { values: options } = parseArgs({
  options: {
    only: { type: "string" },
    large: { type: "boolean", default: false },
    json: { type: "boolean", default: false }
  }
})
const report = (sentence: string) => process.stderr.write(`${sentence}\n`)

/** @throws for a name that is neither an area nor a line */
const chosenBy = (only: string | undefined): ReadonlyArray<Area> => {
  if (only === undefined) return areas
  const lines: Readonly<Record<string, Goal>> = goals
  const names = only.split(",").map((name) => lines[name]?.area ?? name)
  const unknown = names.find((name) => areas.every((area) => area.name !== name))
  if (unknown !== undefined)
    throw new Error(
      `--only ${unknown}: the areas are ${areas.map(({ name }) => name).join(", ")}; a line's name selects its area`
    )
  return areas.filter(({ name }) => names.includes(name))
}

const chosen = chosenBy(options.only)
const measures: Array<Measure> = []
const reasons: Record<string, string> = {}
for (const { name, about, run } of chosen) {
  report(`${name}: ${about} …`)
  const began = performance.now()
  try {
    measures.push(...(await run({ report, large: options.large })))
  } catch (error) {
    reasons[name] = error instanceof Error ? error.message : String(error)
    report(`  FAILED: ${reasons[name]}`)
  }
  report(`  ${((performance.now() - began) / 1000).toFixed(0)} s`)
}

const lines = linesOf(
  chosen.map(({ name }) => name),
  measures,
  reasons
)
mkdirSync(outputFolder, { recursive: true })
writeFileSync(`${outputFolder}/table.md`, markdownOf(lines))
if (options.json) console.log(JSON.stringify({ lines }))
else {
  console.table(
    Object.fromEntries(
      lines.map(({ name, value, unit, goal, verdict, of }) => [
        name,
        { measured: shown(value), unit, goal, verdict, of }
      ])
    )
  )
  console.log(`${summaryOf(lines)}; the table is in ${outputFolder}/table.md`)
}
const isWorse = lines.some(({ verdict }) => verdict === "REGRESSION") || Object.keys(reasons).length > 0
// Open sockets of a failed area would keep the process alive.
process.exit(isWorse ? 1 : 0)
