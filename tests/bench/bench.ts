/** `npm run bench`: the product's speed as ratios to the speed of the machine. Both sides of a ratio are measured in one run. */
import { product } from "../support/product/product.ts"
import { busBench } from "./bus/busBench.ts"
import { deliveryBench } from "./sockets/deliveryBench.ts"
import { httpBench } from "./reads/readsBench.ts"
import { idleSocketsBench } from "./sockets/idleSocketsBench.ts"
import { knowledgeBench } from "./knowledge/knowledgeBench.ts"
import { latencyBench } from "./sockets/latencyBench.ts"
import { type Measure, met } from "./kit/measure.ts"
import { projectionBench } from "./tables/projectionBench.ts"
import { textBench } from "./text/textBench.ts"
import { startBench } from "./start/startBench.ts"

const json = process.argv.includes("--json")
const report = (sentence: string) => process.stderr.write(`${sentence}\n`)

const onProduct = async (): Promise<ReadonlyArray<Measure>> => {
  const tracker = await product()
  try {
    await tracker.start()
    report("10,000 idle sockets …")
    const idle = await idleSocketsBench(tracker)
    report("reads over HTTP …")
    const reads = await httpBench(tracker)
    report("from a command to a socket …")
    const latency = await latencyBench(tracker)
    report("start and memory …")
    return [...idle, ...reads, ...latency, ...(await startBench(tracker))]
  } finally {
    await tracker.remove()
  }
}

report("text …")
const text = textBench()
report("the command bus …")
const bus = await busBench(report)
report("the projection of tasks …")
const skipped = (error: unknown): ReadonlyArray<Measure> => {
  report(`SKIPPED: ${error instanceof Error ? error.message : String(error)}`)
  return []
}
const projection = await projectionBench().catch(skipped)
report("a history of 50,000 messages …")
const knowledge = await knowledgeBench(report).catch(skipped)
report("delivery to 200 sockets …")
const delivery = await deliveryBench()
const measures = [...text, ...bus, ...projection, ...knowledge, ...delivery, ...(await onProduct())]

if (json)
  console.log(
    JSON.stringify({
      measures: measures.map((measure) => ({
        name: measure.name,
        value: measure.value,
        goal: measure.goal,
        met: met(measure)
      }))
    })
  )
else {
  console.table(
    Object.fromEntries(
      measures.map((measure) => [
        measure.name,
        {
          value: Number(measure.value.toFixed(2)),
          unit: measure.unit,
          goal: `${measure.unit === "ratio" ? "≥" : "≤"} ${measure.goal}`,
          met: met(measure) ? "yes" : "NO",
          of: measure.of
        }
      ])
    )
  )
}
