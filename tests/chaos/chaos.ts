/**
 * `npm run chaos`: real processes under load, with a script of faults for each seed, and every invariant checked after it.
 *
 * `--seeds 200 --from 1`: these seeds. A seed that has a result in `.data/chaos` is skipped, unless `--again`.
 * `--shape roles`: this shape for every seed. `--fault older-log`: only this fault. `--minutes 60`: one long run with a kill
 * each minute, on three nats-servers unless `--shape` names another shape.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs"
import { parseArgs } from "node:util"
import { faultNames, longPlan, type Plan, planOf, type Shape, shapes } from "./plan.ts"
import { type FaultTimes, type SeedResult, summaryOf, violationsOf } from "./result.ts"
import { runSeed } from "./runSeed.ts"
import { type Site, startSite } from "./site.ts"

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "20" },
    from: { type: "string", default: "1" },
    shape: { type: "string" },
    fault: { type: "string" },
    minutes: { type: "string" },
    again: { type: "boolean", default: false }
  }
})
const from = Number(values.from)
const shape = shapes.find((each) => each === values.shape)
if (values.shape !== undefined && shape === undefined) throw new Error(`--shape: one of ${shapes.join(", ")}`)

const fault = faultNames.find((each) => each === values.fault)
if (values.fault !== undefined && fault === undefined) throw new Error(`--fault: one of ${faultNames.join(", ")}`)

const plans: ReadonlyArray<Plan> =
  values.minutes === undefined
    ? Array.from({ length: Number(values.seeds) }, (_, n) => planOf(from + n, shape)).map((plan) =>
        fault === undefined ? plan : { ...plan, faults: [fault] }
      )
    : [longPlan(Number(values.minutes), shape ?? "cluster")]

const folder = new URL("../../.data/chaos/", import.meta.url).pathname
const file = `${folder}${["results", values.minutes, shape, fault].filter((part) => part !== undefined).join("-")}.jsonl`
mkdirSync(folder, { recursive: true })
if (values.again) rmSync(file, { force: true })
const known = (): ReadonlyArray<SeedResult> =>
  existsSync(file)
    ? readFileSync(file, "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line))
    : []

/** Seeds of one shape share an installation until one of them fails. */
let site: (Site & { readonly of: Shape }) | null = null
const siteFor = async ({ shape: wanted }: Plan): Promise<Site> => {
  if (site?.of === wanted) return site
  await site?.installation.remove()
  site = { ...(await startSite(wanted)), of: wanted }
  return site
}
const drop = async () => {
  await site?.installation.remove()
  site = null
}

/** A long run prints each fault as it happens. */
const note = ({ fault, outageMs, takeoverMs }: FaultTimes) => {
  if (values.minutes === undefined) return
  const [outage, takeover] = [outageMs, takeoverMs].map((millis) => (millis / 1000).toFixed(1))
  process.stderr.write(`\n${new Date().toISOString()} ${fault}: outage ${outage} s, takeover ${takeover} s`)
}

for (const plan of plans) {
  const { seed } = plan
  if (known().some((each) => each.seed === seed)) continue
  const planned = values.minutes === undefined ? plan.faults.join(", ") : `${values.minutes} minutes`
  process.stderr.write(`seed ${seed} (${plan.shape}): ${planned} … `)
  const result = await runSeed(plan, await siteFor(plan), note)
  appendFileSync(file, `${JSON.stringify(result)}\n`)
  const violations = violationsOf(result)
  process.stderr.write(
    `${result.acknowledged} acknowledged, ${violations.length} violations, ${result.seconds.toFixed(0)} s\n`
  )
  for (const violation of violations.slice(0, 10)) process.stderr.write(`  ${violation.slice(0, 400)}\n`)
  if (violations.length > 0) await drop()
}
await drop()

const results = known().filter(({ seed }) => plans.some((plan) => plan.seed === seed))
const { faults, totals } = summaryOf(results)
console.table(faults)
console.table([totals])
process.exit(results.some((result) => violationsOf(result).length > 0) ? 1 : 0)
