/** The areas of the bench, in the order in which they run. */
import { product, type Product } from "../support/product/product.ts"
import { auditBench } from "./audit/auditBench.ts"
import { busBench } from "./bus/busBench.ts"
import { growthBench } from "./growth/growthBench.ts"
import type { Measure, Report } from "./kit/measure.ts"
import { knowledgeBench } from "./knowledge/knowledgeBench.ts"
import { readsBench } from "./reads/readsBench.ts"
import { deliveryBench } from "./sockets/deliveryBench.ts"
import { idleSocketsBench } from "./sockets/idleSocketsBench.ts"
import { latencyBench } from "./sockets/latencyBench.ts"
import { tablesBench } from "./tables/tablesBench.ts"
import { telegramBench } from "./telegram/telegramBench.ts"
import { textBench } from "./text/textBench.ts"
import { webhooksBench } from "./webhooks/webhooksBench.ts"

export interface Asked {
  readonly report: Report
  /** Sizes up to a million events instead of the default ones. */
  readonly large: boolean
}

export interface Area {
  readonly name: string
  readonly about: string
  readonly run: (asked: Asked) => Promise<ReadonlyArray<Measure>>
}

/** Starts a product of its own, and removes it. */
const onProduct = async (
  ...runs: ReadonlyArray<(tracker: Product) => Promise<ReadonlyArray<Measure>>>
): Promise<ReadonlyArray<Measure>> => {
  const tracker = await product()
  try {
    await tracker.start()
    const measures: Array<Measure> = []
    for (const run of runs) measures.push(...(await run(tracker)))
    return measures
  } finally {
    await tracker.remove()
  }
}

export const areas: ReadonlyArray<Area> = [
  { name: "text", about: "pure work on texts", run: async () => textBench() },
  { name: "bus", about: "the command bus", run: ({ report }) => busBench(report) },
  { name: "audit", about: "the audit chain of 100,000 commits", run: ({ report }) => auditBench(report) },
  { name: "tables", about: "the projection of tasks", run: ({ report }) => tablesBench(report) },
  { name: "knowledge", about: "a history of 50,000 messages", run: ({ report }) => knowledgeBench(report) },
  {
    name: "sockets",
    about: "delivery to sockets",
    run: async ({ report }) => {
      const delivered = await deliveryBench()
      report("  10,000 idle sockets, and from a command to a socket …")
      return [...delivered, ...(await onProduct(idleSocketsBench, latencyBench))]
    }
  },
  { name: "reads", about: "reads over HTTP", run: () => onProduct(readsBench) },
  { name: "telegram", about: "the bot by webhook", run: ({ report }) => telegramBench(report) },
  { name: "webhooks", about: "deliveries to 100 endpoints", run: ({ report }) => webhooksBench(report) },
  { name: "growth", about: "growth with aggregates, events and tasks", run: growthBench }
]
