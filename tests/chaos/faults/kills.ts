/** Processes that end without warning. */
import { type Part, processesWith, startMissing } from "../installation/installation.ts"
import type { Fault } from "./fault.ts"

const kill = (part: Part): Fault => ({
  strike: async ({ installation, random }) => {
    const candidates = processesWith(installation, part)
    await candidates[Math.floor(random() * candidates.length)]?.kill({ nats: false })
    await startMissing(installation)
  }
})

export const kills = {
  "kill-gateway": kill("http"),
  "kill-projector": kill("projections"),
  "kill-worker": kill("reactors"),
  "kill-everything": {
    strike: async ({ installation, random }) => {
      const nats = random() < 0.5
      await Promise.all(installation.processes.map(({ product }) => product.kill({ nats })))
      await startMissing(installation)
    }
  },
  "kill-log": {
    strike: async ({ installation, random }) => installation.log.restartOne(Math.floor(random() * 3))
  },
  "kill-tables": {
    strike: async ({ installation, load }) => {
      await installation.tables?.pause()
      // Commands do not need the tables.
      await load.during(5)
      await installation.tables?.resume()
    }
  }
} satisfies Readonly<Record<string, Fault>>
