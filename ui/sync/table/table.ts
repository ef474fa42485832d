/** Rows by id with a signal for each, and a feed of changed rows. A change costs the rows that changed, for any size of the table. */
import { batch, createSignal, getListener, onCleanup } from "solid-js"

/** A row was added (no `before`), replaced, or removed (no `after`). */
export interface TableChange<Row> {
  readonly id: string
  readonly before: Row | undefined
  readonly after: Row | undefined
}
export type TableChanges<Row> = ReadonlyArray<TableChange<Row>>

export const createTable = <Row>() => {
  const rows = new Map<string, Row>()
  const watched = createWatched()
  const listeners = new Set<(changes: TableChanges<Row>) => void>()
  const [version, setVersion] = createSignal(0)
  let every: ReadonlyArray<Row> | null = null

  const put = (id: string, after: Row | undefined): TableChange<Row> | null => {
    const before = rows.get(id)
    if (before === after) return null
    if (after === undefined) rows.delete(id)
    else rows.set(id, after)
    return { id, before, after }
  }
  return {
    /** One row. Tracked: it is read again when this row changes, and for no other row. */
    get: (id: string): Row | undefined => {
      watched.track(id)
      return rows.get(id)
    },
    /** One row, untracked. */
    peek: (id: string): Row | undefined => rows.get(id),
    /** All rows, in no order. Tracked: it is read again after each change, so it is for small tables. */
    all: (): ReadonlyArray<Row> => {
      version()
      every ??= [...rows.values()]
      return every
    },
    ids: (): IterableIterator<string> => {
      version()
      return rows.keys()
    },
    /** Tracked: it is another number after each change. */
    version,
    /** Untracked, for the lists and indexes of `listen`. */
    values: (): IterableIterator<Row> => rows.values(),
    size: () => rows.size,
    /** Sets or removes rows together. Lists and indexes have the changes before anything that reads the rows. */
    set: (entries: Iterable<readonly [id: string, row: Row | undefined]>) => {
      const changes: Array<TableChange<Row>> = []
      for (const [id, row] of entries) {
        const change = put(id, row)
        if (change !== null) changes.push(change)
      }
      if (changes.length === 0) return
      every = null
      batch(() => {
        for (const listener of listeners) listener(changes)
        for (const { id } of changes) watched.changed(id)
        setVersion((n) => n + 1)
      })
    },
    /** Calls back with each group of changes, until the returned function is called. */
    listen: (listener: (changes: TableChanges<Row>) => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    }
  }
}
export type RowTable<Row> = ReturnType<typeof createTable<Row>>
/** The part of a table that lists and indexes need. */
export type TableFeed<Row> = Pick<RowTable<Row>, "values" | "listen">

/** A signal for each id that something on the page reads. It is dropped with its last reader. */
const createWatched = () => {
  const signals = new Map<string, { readonly track: () => void; readonly changed: () => void; readers: number }>()
  const made = (id: string) => {
    const [track, changed] = createSignal(undefined, { equals: false })
    const signal = { track, changed: () => changed(), readers: 0 }
    signals.set(id, signal)
    return signal
  }
  return {
    track: (id: string) => {
      if (getListener() === null) return
      const signal = signals.get(id) ?? made(id)
      signal.readers++
      onCleanup(() => {
        if (--signal.readers === 0 && signals.get(id) === signal) signals.delete(id)
      })
      signal.track()
    },
    changed: (id: string) => signals.get(id)?.changed()
  }
}
