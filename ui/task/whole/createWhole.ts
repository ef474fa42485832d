/** A whole task: its line is live, and the fields that only its page shows are fetched again after each change of the line. */
import { createMemo, createSignal } from "solid-js"
import type { TaskRow } from "../../../gateways/contract.ts"
import { createFetched } from "../../sync/fetched.ts"
import { type ShownLine, type StoredChange, wholeOf } from "./wholeOf.ts"

interface Version {
  readonly id: string
  readonly seq: number
}

/**
 * @param line tracked; undefined for a task that no window holds
 * @param fetch reads the whole row, at or after a position
 */
export const createWhole = (
  line: () => ShownLine | undefined,
  fetch: (id: string, after: number) => Promise<TaskRow>
) => {
  const version = createMemo((): Version | null => versionOf(line()), null, { equals: sameVersion })
  const fetched = createFetched(version, ({ id, seq }) => fetch(id, seq))
  const [stored, setStored] = createSignal<ReadonlyArray<StoredChange>>([])
  const task = createMemo(() => wholeOf(line(), fetched.value()?.answer, stored()))
  return {
    /** Undefined until the whole row has arrived. */
    task,
    /** The reason why the row could not be read; null while it is read, and when it was read. */
    failed: () => (task() === undefined ? fetched.failed() : null),
    /** Reads the row again after a failure. */
    again: fetched.again,
    /** Keeps an own change that the server has stored on the page until the fetched row includes it. */
    keep: (change: StoredChange) => {
      const seen = fetched.value()?.answer.seq ?? 0
      setStored((all) => [...all.filter(({ seq }) => seq > seen), change])
    }
  }
}

const versionOf = (line: Version | undefined): Version | null =>
  line === undefined ? null : { id: line.id, seq: line.seq }
const sameVersion = (a: Version | null, b: Version | null) => a?.id === b?.id && a?.seq === b?.seq
