/** The lives of tasks, one command after another, and the delays that people notice. */
import { type Person, titleOf } from "./crowd.ts"
import type { Region } from "./region.ts"
import type { Measures } from "./interval.ts"

/** The commands after the creation. A task ends with them, so the number of active tasks stays the same. */
const steps = [
  ["prioritise", { priority: "high" }],
  ["comment", { text: "Two litres are enough" }],
  ["complete", {}]
] as const
export const commandsOfTask = steps.length + 1

interface Sent {
  readonly at: number
  readonly from: Region
  /** The regions that have seen the task. */
  readonly seen: Set<string>
}

export const makeTraffic = (measures: Measures) => {
  const sent = new Map<number, Sent>()
  const timed = async ({ region, send }: Person, path: string, body: unknown, key: string) => {
    const at = performance.now()
    const { status, id } = await send(path, body, key)
    if (status === 200 || status === 201) measures.receipt(performance.now() - at - 2 * region.delay)
    else measures.refused()
    return id
  }
  return {
    /** A socket in the region got a row of the task. The first one of each region counts, because all get the same frame. */
    seen: (region: Region, n: number) => {
      const command = sent.get(n)
      if (command === undefined || command.seen.has(region.name)) return
      command.seen.add(region.name)
      measures.row(performance.now() - command.at - command.from.delay - region.delay)
    },
    runTask: async (person: Person, n: number) => {
      sent.set(n, { at: performance.now(), from: person.region, seen: new Set() })
      const id = await timed(person, "/api/tasks", { title: titleOf(n) }, `load-${n}`)
      for (const [verb, body] of steps) await timed(person, `/api/tasks/${id}/${verb}`, body, `load-${n}-${verb}`)
      sent.delete(n)
    }
  }
}
