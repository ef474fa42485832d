/** Whether a client may continue from its cursor, or starts again with a snapshot. */
import { mostBehind } from "../../../../projections/runner/tables/tombstones.ts"
import type { WindowCursor } from "../../../contract/frames.ts"

/**
 * A cursor ahead of the tables is of another installation, or older than a reset. A cursor far behind them misses removals.
 *
 * @param now the position of the tables
 */
export const resumes = (
  cursor: WindowCursor | null,
  versions: Pick<WindowCursor, "generation" | "epoch">,
  now: number
): cursor is WindowCursor =>
  cursor !== null &&
  cursor.generation === versions.generation &&
  cursor.epoch === versions.epoch &&
  cursor.seq <= now &&
  now - cursor.seq <= mostBehind
