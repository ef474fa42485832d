/** What a person has just changed, on top of the rows, until the rows hold it themselves. Pure. */

/** A change that was asked for and is not in the rows yet. */
export interface Pending<Row> {
  readonly id: string
  readonly change: Partial<Row>
  /** The position at which the rows hold it; null until the server has answered. */
  readonly seq: number | null
}
type List<Row> = ReadonlyArray<Pending<Row>>

/** A row as the person left it: later changes over earlier ones. */
export const overlaid = <Row>(row: Row, id: string, list: List<Row>): Row =>
  list.filter((each) => each.id === id).reduce((now, { change }) => ({ ...now, ...change }), row)

/** Without one change, which is known by its own identity: what is under it shows again, to the letter. */
export const without = <Row>(list: List<Row>, change: Partial<Row>): List<Row> =>
  list.filter((each) => each.change !== change)

/** The server has it: it stays on top until the rows hold that position. */
export const answered = <Row>(list: List<Row>, change: Partial<Row>, seq: number): List<Row> =>
  list.map((each) => (each.change === change ? { ...each, seq } : each))

/** Drops what the rows hold by now. */
export const stillPending = <Row>(list: List<Row>, holds: (id: string, seq: number) => boolean): List<Row> =>
  list.filter(({ id, seq }) => seq === null || !holds(id, seq))
