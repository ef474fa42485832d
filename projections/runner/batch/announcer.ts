/** Publishes what a batch changed, after its transaction, in messages below the broker's limit. */
import { Effect, Semaphore } from "effect"
import { Broadcast } from "../../../streams/ports/broadcast.ts"
import { audienceOf } from "../../projection.ts"
import type { Folded } from "../fold/fold.ts"
import type { Change, PositionReached } from "./announcement.ts"
import type { RowCount, Written } from "./writer.ts"

/** The part of a batch that is announced. */
export type Announced = Pick<Written, "projection" | "from"> & {
  readonly counts?: Written["counts"]
  readonly result: Pick<Written["result"], "rows" | "left">
}

/** The facts about a batch that readers measure and trace it by. */
interface BatchMarks {
  /** The time of its oldest commit, in milliseconds since 1970; null when it has none. */
  readonly oldest: number | null
  /** Its trace contexts. */
  readonly traces: ReadonlyArray<string>
}
const noMarks: BatchMarks = { oldest: null, traces: [] }

/** Half of the broker's limit: the encoding adds to the bytes that are counted here. */
const messageBytes = 600_000

/**
 * The announcements of the holder of a lease. A heartbeat repeats the position that was announced last. It never comes
 * between the changes of a batch and their position, because a reader would then count the batch as missed.
 */
export const makeAnnouncer = () => {
  const turn = Semaphore.makeUnsafe(1)
  let last: { readonly generation: number; readonly at: number } | null = null
  return {
    /** Announces a batch, or, without one, the position of tables that were opened. */
    announce: (written: ReadonlyArray<Announced>, generation: number, to: number, marks: BatchMarks = noMarks) =>
      announce(written, generation, to, marks).pipe(
        Effect.tap(() => Effect.sync(() => void (last = { generation, at: to }))),
        turn.withPermits(1)
      ),
    /** Announces nothing before the first announcement, because the tables may not exist yet. */
    heartbeat: Effect.suspend(() =>
      last === null ? Effect.void : announce([], last.generation, last.at, noMarks)
    ).pipe(turn.withPermitsIfAvailable(1), Effect.asVoid),
    /** Another process may announce until this one opens the tables again. */
    reset: () => {
      last = null
    }
  }
}

const announce = Effect.fnUntraced(function* (
  written: ReadonlyArray<Announced>,
  generation: number,
  to: number,
  { oldest, traces }: BatchMarks
) {
  const broadcast = yield* Broadcast
  let changes = 0
  for (const { projection, from, result } of written) {
    if (!projection.streamed || (result.rows.size === 0 && result.left.length === 0)) continue
    const changed = [...result.rows.values()]
      .filter(({ values }) => values !== null && projection.announced?.(values) !== false)
      .toSorted((a, b) => a.seq - b.seq)
    if (changed.length === 0 && result.left.length === 0) continue
    for (const change of partsOf(projection.name, generation, from, to, changed, result.left)) {
      yield* broadcast.publish(`changes.${projection.name}`, change)
      changes++
    }
  }
  const counts = written.flatMap(({ counts: found = [] }) => found.map(countRowOf))
  if (counts.length > 0) {
    const change: Change = { view: countsView, generation, from: startOf(written, to), to, rows: counts, removed: [] }
    yield* broadcast.publish(`changes.${countsView}`, change)
    changes++
  }
  // Without a batch it is not known what changed since the last announcement, so the batch begins at its end.
  const reached: PositionReached = {
    at: to,
    generation,
    from: startOf(written, to),
    changes,
    ...(oldest === null ? {} : { oldest }),
    ...(traces.length === 0 ? {} : { traces })
  }
  yield* broadcast.publish("changes.position", reached)
})

const startOf = (written: ReadonlyArray<Announced>, to: number) => Math.min(to, ...written.map(({ from }) => from))

/** The view of the counts. Its rows have the same shape in `reads/views/windowSql.ts`. */
const countsView = "counts"
const countRowOf = ({ view, audience, value, n, seq }: RowCount) => ({
  id: `${view}:${value}@${audience}`,
  kind: `${view}:${value}`,
  audience,
  n,
  seq
})

/** Cuts between commits: each part holds every row that last changed up to its `to`, so a reader can apply it alone. */
const partsOf = (
  view: string,
  generation: number,
  from: number,
  to: number,
  changed: ReadonlyArray<Folded>,
  left: Change["removed"]
): ReadonlyArray<Change> => {
  const cut: Array<Change> = []
  let rows: Array<Change["rows"][number]> = []
  let bytes = 0
  let at = from
  const close = (end: number) => {
    cut.push({ view, generation, from: at, to: end, rows, removed: left.filter(({ seq }) => seq > at && seq <= end) })
    rows = []
    bytes = 0
    at = end
  }
  for (const { id, seq, values } of changed) {
    if (bytes > messageBytes && seq > (rows.at(-1)?.seq ?? 0)) close(rows.at(-1)?.seq ?? at)
    const row = { ...values, id, seq, audience: audienceOf(values ?? {}) }
    rows.push(row)
    bytes += JSON.stringify(row).length
  }
  close(to)
  return cut
}
