/** The rows that the server sent, and a table of them with the person's own changes on top. */
import type { Receipt } from "../../../gateways/contract.ts"
import { Refusal, type Unanswered } from "../rest/api.ts"
import type { ShownChange } from "../unsent/unsent.ts"
import { createTable } from "../table/table.ts"
import { makeOverlay, type Overlay, type PendingChange } from "./overlay.ts"

interface ViewRow {
  readonly id: string
  readonly seq: number
}

/** The handlers of a command that was refused, or whose answer was lost. */
export interface CommandFate {
  /** Called after a refused change was reverted. */
  readonly refused: (why: Refusal) => void
  /** The server did not answer: the change stays on the rows until the command is sent again or dropped. */
  readonly unanswered: (request: Unanswered, shown: ShownChange) => void
}

export const createShownRows = <Row extends ViewRow>(fate: CommandFate) => {
  const stored = new Map<string, Row>()
  const table = createTable<Row>()
  const overlay = makeOverlay<Row>()
  const listeners: Array<(ids: Iterable<string>) => void> = []
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
    /** Calls back with the ids of the rows that `store` changes. */
    onStored: (listener: (ids: Iterable<string>) => void) => void listeners.push(listener),
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
      for (const listener of listeners) listener(changed)
      for (const change of overlay.answered()) {
        if (!includes(change)) continue
        overlay.remove(change)
        changed.add(change.id)
      }
      show(changed)
    },
    act: actOn({ overlay, show: (id) => show([id]), includes, fate })
  }
}

export type ShownRows<Row extends ViewRow> = ReturnType<typeof createShownRows<Row>>

/**
 * Shows a change immediately and sends the request. A refused change is reverted. The result is null when the server
 * refused or did not answer.
 */
const actOn =
  <Row>(rows: {
    readonly overlay: Overlay<Row>
    readonly show: (id: string) => void
    readonly includes: (change: PendingChange<Row>) => boolean
    readonly fate: CommandFate
  }) =>
  async (id: string, change: Partial<Row>, request: () => Promise<Receipt>): Promise<Receipt | null> => {
    const mine = rows.overlay.add(id, change)
    rows.show(id)
    const stored = ({ seq }: Receipt) => {
      mine.seq = seq
      if (rows.includes(mine)) rows.overlay.remove(mine)
      rows.show(id)
    }
    const dropped = () => {
      rows.overlay.remove(mine)
      rows.show(id)
    }
    try {
      const receipt = await request()
      stored(receipt)
      return receipt
    } catch (error) {
      if (error instanceof Refusal && error.unanswered !== null) {
        rows.fate.unanswered(error.unanswered, { stored, dropped })
        return null
      }
      dropped()
      if (!(error instanceof Refusal)) throw error
      rows.fate.refused(error)
      return null
    }
  }
