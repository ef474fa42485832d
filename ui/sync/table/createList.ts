/** A list of ids in order, fed by changed rows: a change costs a binary search, not a pass over the table. */
import { createMemo, createSignal, onCleanup, untrack } from "solid-js"
import type { TableChanges, TableFeed } from "./table.ts"

export interface ListSpec<Row> {
  /** Which rows are listed. */
  readonly keep: (row: Row) => boolean
  /** A total order: 0 only for two versions of one row. */
  readonly compare: (a: Row, b: Row) => number
}

/** Above this share of the list a group of changes is sorted in one pass, which is faster than single insertions. */
const manyShare = 1 / 8
const fewRows = 64

/**
 * The ids of the listed rows.
 *
 * The value changes only when ids enter, leave or move: a row that changes in its place is its own signal.
 *
 * @param spec tracked: another filter or order makes the list again
 */
export const createList = <Row extends { readonly id: string }>(table: TableFeed<Row>, spec: () => ListSpec<Row>) => {
  const list = createMemo(() => {
    const made = makeList(table, spec())
    onCleanup(table.listen(made.take))
    return made
  })
  return (): ReadonlyArray<string> => list().ids()
}

const makeList = <Row extends { readonly id: string }>(table: TableFeed<Row>, { keep, compare }: ListSpec<Row>) => {
  let rows: Array<Row> = []
  const fill = () => {
    rows = []
    for (const row of table.values()) if (keep(row)) rows.push(row)
    rows.sort(compare)
  }
  untrack(fill)
  const [ids, setIds] = createSignal<ReadonlyArray<string>>(rows.map(({ id }) => id))
  /** The first place whose row is not before this one. */
  const placeOf = (row: Row) => {
    let low = 0
    let high = rows.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (compare(rows[middle]!, row) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
  /** @param order the ids to change, copied when the first id moves */
  const takeOne = (order: () => Array<string>, before: Row | undefined, after: Row | undefined) => {
    const place = before === undefined || !keep(before) ? -1 : placeOf(before)
    const held = place >= 0 && rows[place]?.id === before?.id
    const stays = after !== undefined && keep(after)
    if (held && stays && compare(rows[place]!, after) === 0) {
      rows[place] = after
      return
    }
    if (held) {
      rows.splice(place, 1)
      order().splice(place, 1)
    }
    if (stays) {
      const next = placeOf(after)
      rows.splice(next, 0, after)
      order().splice(next, 0, after.id)
    }
  }
  const take = (changes: TableChanges<Row>) => {
    if (changes.length > Math.max(fewRows, rows.length * manyShare)) {
      fill()
      setIds(rows.map(({ id }) => id))
      return
    }
    let moved: Array<string> | null = null
    const order = () => (moved ??= ids().slice())
    for (const { before, after } of changes) takeOne(order, before, after)
    if (moved !== null) setIds(moved)
  }
  return { ids, take: (changes: TableChanges<Row>) => untrack(() => take(changes)) }
}
