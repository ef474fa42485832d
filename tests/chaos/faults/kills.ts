/** Processes that end without warning, or stop for a while. */
import { type Part, processesWith, startMissing, writersOf } from "../installation/installation.ts"
import { waitUntil } from "../../support/product/product.ts"
import type { Fault, Scene } from "./fault.ts"

const kill = (part: Part): Fault => ({
  strike: async ({ installation, random }) => {
    const candidates = processesWith(installation, part)
    await candidates[Math.floor(random() * candidates.length)]?.kill({ nats: false })
    await startMissing(installation)
  }
})

/** The process that writes the tables. Another one is on standby, so exactly one does. */
const theWriter = async ({ installation }: Scene) => {
  const [writer] = await waitUntil(
    () => writersOf(installation),
    (writers) => writers.length === 1
  )
  if (writer === undefined) throw new Error("no process writes the tables")
  return writer
}

export const kills = {
  "kill-gateway": kill("http"),
  "kill-projector": kill("projections"),
  "kill-worker": kill("reactors"),
  "kill-writer": {
    aim: theWriter,
    strike: async ({ installation }, writer) => {
      await writer?.kill({ nats: false })
      await startMissing(installation)
    }
  },
  "suspend-writer": {
    aim: theWriter,
    strike: async ({ installation, load }, suspended) => {
      suspended?.suspend()
      try {
        await waitUntil(
          () => writersOf(installation),
          (writers) => writers.some((writer) => writer !== suspended)
        )
        // Commits that the suspended process does not know when it continues.
        await load.during(5)
      } finally {
        suspended?.resume()
      }
    }
  },
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
