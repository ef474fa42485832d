/** The number of rows that meet a condition. Fed by changed rows. */
import { createMemo, createSignal, onCleanup, untrack } from "solid-js"
import type { TableChanges, TableFeed } from "./table.ts"

/** @param condition tracked: another condition counts again */
export const createCount = <Row>(table: TableFeed<Row>, condition: () => (row: Row) => boolean) => {
  const counted = createMemo(() => {
    const meets = condition()
    const one = (row: Row | undefined) => Number(row !== undefined && meets(row))
    let n = 0
    untrack(() => {
      for (const row of table.values()) n += one(row)
    })
    const [count, setCount] = createSignal(n)
    const take = (changes: TableChanges<Row>) =>
      setCount((now) => changes.reduce((sum, { before, after }) => sum + one(after) - one(before), now))
    onCleanup(table.listen((changes) => void untrack(() => take(changes))))
    return count
  })
  return (): number => counted()()
}
