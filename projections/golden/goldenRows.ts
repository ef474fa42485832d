/** The rows that the projections make of the golden corpus: a change of a handler shows as a changed row. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { samplesOf } from "../../streams/golden/corpus.ts"
import type { Commit } from "../../streams/commit/envelope.ts"
import type { TrackerEvent } from "../../streams/commit/events.ts"
import { kinds, type Subject } from "../../streams/commit/subjects.ts"
import { ActorId } from "../../domain/ids.ts"
import type { AnyProjection } from "../projection.ts"
import { emptyState, fold, type FoldResult } from "../runner/fold/fold.ts"
import { keysOf } from "../runner/fold/keysOf.ts"
import type { Values } from "../runner/fold/applyCommit.ts"

/** The changed columns by row id; `null` for a removed row. */
type Changes = { readonly [id: string]: Values | null }

/** The recorded rows of one projection, and its `version` when they were recorded. */
export interface GoldenRows {
  readonly version: number
  readonly columns: ReadonlyArray<string>
  /** Changes by event and version (`TaskCreated.1`), also those on a bare row. */
  readonly changes: { readonly [event: string]: Changes }
}
export type RecordedRows = { readonly [projection: string]: GoldenRows }

const file = join(import.meta.dirname, "rows.json")
export const recordedRows = () => JSON.parse(readFileSync(file, "utf8")) as RecordedRows
export const recordedRowsFile = file

// Messages come first, since the event of a task changes the row of its message.
const order = ["message", ...kinds.filter((kind) => kind !== "message")] as const
/** The positions of one kind start here, so that a new event of another kind moves none of them. */
const positionsPerKind = 1000
/** Messages are applied a second time at this place. Later kinds come after it, so that no recorded position moves. */
const repeatPlace = 14
const placeOf = (k: number) => (k < repeatPlace ? k : k + 1)

const commitsOnce: ReadonlyArray<{ readonly event: string; readonly commit: Commit }> = order.flatMap((kind, k) =>
  samplesOf(kind).map((sample, i) => ({
    event: `${sample.tag}.${sample.v}`,
    commit: {
      subject: sample.subject as Subject,
      seq: placeOf(k) * positionsPerKind + i + 1,
      command: `command-${sample.tag}`,
      digest: "d",
      at: new Date(Date.UTC(2026, 10, 24, k, 0, i)).toISOString(),
      actor: ActorId.make("person:ada00000"),
      causation: null,
      correlation: "correlation",
      // The test of the corpus decodes each event.
      events: [sample.event as unknown as TrackerEvent],
      witness: "w",
      continues: false
    }
  }))
)

/** A message also changes the row of its author, and people come after messages. So it comes a second time. */
const commits = [
  ...commitsOnce,
  ...commitsOnce
    .filter(({ event }) => event.startsWith("MessageReceived."))
    .map(({ event, commit }) => ({
      event: `${event} again`,
      commit: { ...commit, seq: repeatPlace * positionsPerKind + commit.seq }
    }))
].toSorted((a, b) => a.commit.seq - b.commit.seq)

const changesOf = (before: ReadonlyMap<string, Values>, id: string, after: Values | null): Values | null => {
  const old = before.get(id)
  if (after === null || old === undefined) return after
  return Object.fromEntries(
    Object.entries(after).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(old[name]))
  )
}

type Rows = ReadonlyMap<string, Values>

/** The row with its nullable columns null and its lists empty. A handler may act on such a row in another way. */
const bareRow = ({ row: { columns } }: AnyProjection, row: Values): Values => {
  const nullable = new Set(columns.filter(({ type }) => !type.endsWith("NOT NULL")).map(({ name }) => name))
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      if (nullable.has(name)) return [name, null]
      return [name, Array.isArray(value) ? [] : value]
    })
  )
}

/** The rows that a projection loads for a commit. */
const loadedFor = (projection: AnyProjection, table: Rows, commit: Commit): Rows => {
  // An event may name an aggregate that the corpus has under another id: the first row of the table replaces it.
  const [substitute] = table.values()
  return new Map(
    keysOf(projection, [commit]).flatMap((id): ReadonlyArray<readonly [string, Values]> => {
      const row = table.get(id) ?? substitute
      return row === undefined ? [] : [[id, row]]
    })
  )
}

const changesBy = ({ rows }: FoldResult, before: Rows): Changes =>
  Object.fromEntries([...rows.values()].map(({ id, values }) => [id, changesOf(before, id, values)]))

const isStuck = ({ state }: FoldResult) => Object.keys(state.quarantine).length > 0

export const goldenRowsOf = (projection: AnyProjection): GoldenRows => {
  const table = new Map<string, Values>()
  const changes: Record<string, Changes> = {}
  let state = emptyState
  for (const { event, commit } of commits) {
    const before = loadedFor(projection, table, commit)
    const folded = fold(projection, state, before, [commit])
    if (isStuck(folded))
      throw new Error(`${projection.name} cannot read ${event}: ${JSON.stringify(folded.state.quarantine)}`)
    const bare = new Map([...before].map(([id, row]) => [id, bareRow(projection, row)]))
    const onBare = fold(projection, state, bare, [commit])
    state = folded.state
    if (folded.rows.size > 0) changes[event] = changesBy(folded, before)
    if (onBare.rows.size > 0 && bare.size > 0 && !isStuck(onBare))
      changes[`${event} on a bare row`] = changesBy(onBare, bare)
    for (const { id, values } of folded.rows.values()) {
      if (values === null) table.delete(id)
      else table.set(id, values)
    }
  }
  return { version: projection.version, columns: projection.row.columns.map(({ name }) => name), changes }
}

/**
 * The events whose recorded rows are made differently now. Events and columns that are not recorded yet are not
 * compared: no log of an earlier version holds such an event, and a new column makes a new version of the table
 * automatically.
 */
export const changedEvents = (recorded: GoldenRows, made: GoldenRows): ReadonlyArray<string> => {
  const kept = recorded.columns.filter((name) => made.columns.includes(name))
  const text = (changes: Changes | undefined) =>
    JSON.stringify(
      Object.entries(changes ?? {}).map(([id, row]) => [
        id,
        row === null ? null : kept.flatMap((name) => (name in row ? [[name, row[name]]] : []))
      ])
    )
  return Object.keys(recorded.changes).filter((event) => text(recorded.changes[event]) !== text(made.changes[event]))
}
