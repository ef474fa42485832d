/** The lines of the queue, each with its own signal, so that a decision notifies only the lines that change. */
import { type Accessor, batch, createComputed, createSignal, type Setter } from "solid-js"
import { isSameLine, type QueueLine } from "./lines.ts"
import { isSameOrder } from "../../../domain/text/isSameOrder.ts"

interface Held {
  readonly line: Accessor<QueueLine>
  readonly setLine: Setter<QueueLine>
}

export const createLines = (lines: () => ReadonlyArray<QueueLine>) => {
  const held = new Map<string, Held>()
  const [keys, setKeys] = createSignal<ReadonlyArray<string>>([], { equals: isSameOrder })
  const hold = (line: QueueLine) => {
    const found = held.get(line.key)
    if (found !== undefined) return void found.setLine(() => line)
    const [read, setLine] = createSignal(line, { equals: isSameLine })
    held.set(line.key, { line: read, setLine })
    return undefined
  }
  createComputed(() => {
    const now = lines()
    batch(() => {
      now.forEach(hold)
      setKeys(now.map(({ key }) => key))
    })
    const left = new Set(now.map(({ key }) => key))
    for (const key of held.keys()) if (!left.has(key)) held.delete(key)
  })
  return {
    keys,
    lineOf: (key: string): QueueLine | undefined => held.get(key)?.line()
  }
}
