/** A person's own changes on top of the rows, until the rows include them. */

/** A change that was requested and is not in the rows yet. */
export interface PendingChange<Row> {
  readonly id: string
  readonly change: Partial<Row>
  /** The position from which the rows include it; null until the server answers. */
  seq: number | null
}

/** The changes by the id of their row, so that a row costs its own changes only. */
export const makeOverlay = <Row>() => {
  const byId = new Map<string, ReadonlyArray<PendingChange<Row>>>()
  return {
    /** A row with the changes on top, later ones over earlier ones. */
    over: (row: Row, id: string): Row => (byId.get(id) ?? []).reduce((now, { change }) => ({ ...now, ...change }), row),
    add: (id: string, change: Partial<Row>): PendingChange<Row> => {
      const pending: PendingChange<Row> = { id, change, seq: null }
      byId.set(id, [...(byId.get(id) ?? []), pending])
      return pending
    },
    /** Removes one change. The row below it is shown again. */
    remove: (pending: PendingChange<Row>) => {
      const left = (byId.get(pending.id) ?? []).filter((each) => each !== pending)
      if (left.length > 0) byId.set(pending.id, left)
      else byId.delete(pending.id)
    },
    /** The changes that the server has stored. */
    answered: (): ReadonlyArray<PendingChange<Row>> => [...byId.values()].flat().filter(({ seq }) => seq !== null),
    isEmpty: () => byId.size === 0
  }
}
export type Overlay<Row> = ReturnType<typeof makeOverlay<Row>>
