import type { TaskLine } from "../../gateways/contract/lines.ts"
import type { RowPort } from "../tasks/row/rowPort.ts"
import type { Moves } from "./createMoves.ts"

/** A column to which a card can move. */
export interface MoveTarget {
  readonly group: string
  readonly name: string
}

/** The parts of the board that its cards use. */
export interface BoardPort extends RowPort {
  readonly moves: Moves
  readonly targets: () => ReadonlyArray<MoveTarget>
  readonly isIn: (task: TaskLine, group: string) => boolean
  /** The name of the column in which a task belongs, while a held board still shows it in another one. */
  readonly newColumn: (task: TaskLine) => string | null
}
