/** A person's own changes on top of the rows, until the rows include them. Pure. */

/** A change that was requested and is not in the rows yet. */
export interface PendingChange<Row> {
  readonly id: string
  readonly change: Partial<Row>
  /** The position from which the rows include it; null until the server answers. */
  readonly seq: number | null
}
type List<Row> = ReadonlyArray<PendingChange<Row>>

/** A row with the changes on top, later ones over earlier ones. */
export const overlaid = <Row>(row: Row, id: string, list: List<Row>): Row =>
  list.filter((each) => each.id === id).reduce((now, { change }) => ({ ...now, ...change }), row)

/** Removes one change, found by its identity. The row below it is shown again. */
export const without = <Row>(list: List<Row>, change: Partial<Row>): List<Row> =>
  list.filter((each) => each.change !== change)

/** The server stored the change: it stays in the overlay until the rows reach that position. */
export const answered = <Row>(list: List<Row>, change: Partial<Row>, seq: number): List<Row> =>
  list.map((each) => (each.change === change ? { ...each, seq } : each))

/** Removes the changes that the rows already include. */
export const stillPending = <Row>(list: List<Row>, holds: (id: string, seq: number) => boolean): List<Row> =>
  list.filter(({ id, seq }) => seq === null || !holds(id, seq))
