/** The rows that the server sent, and a table of them with the person's own changes on top. */
import type { Receipt } from "../../../gateways/contract.ts"
import { Refusal } from "../rest/api.ts"
import { createTable } from "../table/table.ts"
import { makeOverlay, type Overlay, type PendingChange } from "./overlay.ts"
import type { ViewRow } from "./view.ts"

/** @param onRefused called after a refused change was reverted */
export const createShownRows = <Row extends ViewRow>(onRefused: (why: Refusal) => void) => {
  const stored = new Map<string, Row>()
  const table = createTable<Row>()
  const overlay = makeOverlay<Row>()
  /** Every change up to here is in the rows. */
  let complete = 0

  const show = (ids: Iterable<string>) =>
    table.set(
      Array.from(ids, (id) => {
        const row = stored.get(id)
        return [id, row === undefined ? undefined : overlay.over(row, id)] as const
      })
    )
  /** True when the rows include a write: the row has its position, or every lane is beyond it. */
  const includes = ({ id, seq }: PendingChange<Row>) =>
    seq !== null && (complete >= seq || (stored.get(id)?.seq ?? 0) >= seq)
  return {
    table,
    /** The server's row. */
    stored: (id: string) => stored.get(id),
    storedIds: () => stored.keys(),
    /**
     * Sets and removes rows of the server, and ends the own changes that they include.
     *
     * @param at the position up to which the rows are complete
     */
    store: (put: ReadonlyArray<Row>, gone: Iterable<string>, at: number) => {
      complete = at
      const changed = new Set<string>()
      for (const id of gone) if (stored.delete(id)) changed.add(id)
      for (const row of put) {
        stored.set(row.id, row)
        changed.add(row.id)
      }
      for (const change of overlay.answered()) {
        if (!includes(change)) continue
        overlay.remove(change)
        changed.add(change.id)
      }
      show(changed)
    },
    act: actOn({ overlay, show: (id) => show([id]), includes, onRefused })
  }
}

/** Shows a change immediately and sends the request. A refused change is reverted, and the result is null. */
const actOn =
  <Row>(rows: {
    readonly overlay: Overlay<Row>
    readonly show: (id: string) => void
    readonly includes: (change: PendingChange<Row>) => boolean
    readonly onRefused: (why: Refusal) => void
  }) =>
  async (id: string, change: Partial<Row>, request: () => Promise<Receipt>): Promise<Receipt | null> => {
    const mine = rows.overlay.add(id, change)
    rows.show(id)
    try {
      const receipt = await request()
      mine.seq = receipt.seq
      if (rows.includes(mine)) rows.overlay.remove(mine)
      return receipt
    } catch (error) {
      rows.overlay.remove(mine)
      if (!(error instanceof Refusal)) throw error
      rows.onRefused(error)
      return null
    } finally {
      rows.show(id)
    }
  }
