import { type Audience, team } from "../domain/values.ts"
import type { Commit } from "../streams/commit/envelope.ts"
import type { EventOf, Tag, TrackerEvent } from "../streams/commit/events.ts"
import { partsOf } from "../streams/commit/subjects.ts"

/**
 * A read model: one table, and the rows that follow an event.
 *
 * Pure, so a replay always makes the same rows. The runner loads the rows that a batch touches, folds it, and writes them
 * with the checkpoint in one transaction; it adds `id` (the key) and `seq` (the commit that last changed the row) to the
 * columns, and keeps a tombstone for a row that was removed.
 */
export interface Projection<Row extends object> {
  /** Also the table's name. */
  readonly name: string
  /** Bump on any change below: the runner rebuilds beside the old table, compares, then swaps. */
  readonly version: number
  readonly columns: { readonly [Column in keyof Row]: Type | Personal }
  /** SQL of the table's indexes, after `create index on <table>`. Made after a bulk load. */
  readonly indexes: ReadonlyArray<string>
  /** Keeps every version of every row, for time travel. */
  readonly versions: boolean
  /** Streams to clients under its name, bounded by the column `audience`; a row without one is for the whole team. */
  readonly streamed: boolean
  /** The rows that may be read or changed; loaded before the fold. */
  readonly keys: (event: TrackerEvent, commit: Commit) => ReadonlyArray<string>
  /** The event with which an aggregate, and its row, begins: no row of that id is looked for. */
  readonly begins?: Tag
  /** The rows after the event, by key; `null` removes one. An event without an entry changes nothing. */
  readonly rows: { readonly [T in Tag]?: (event: EventOf<T>, at: At<Row>) => { readonly [key: string]: Row | null } }
}

export interface At<Row> {
  readonly commit: Commit
  /** Which event of its commit this is, from 1. */
  readonly n: number
  /** A row of `keys`, as the fold has left it so far. */
  readonly before: (key: string) => Row | undefined
  /** How many events of this tag the log holds up to and including this one; kept with the checkpoint. */
  readonly nth: number
}

export type Type =
  | "text NOT NULL"
  | "text"
  | "integer NOT NULL"
  | "integer"
  | "double precision NOT NULL"
  | "double precision"
  | "boolean NOT NULL"
  | "jsonb NOT NULL"
  | "jsonb"
/** Scrubbed when the person is forgotten. */
export interface Personal {
  readonly type: Type
  readonly personal: true
}

/** Any projection, where its row type does not matter. */
export type AnyProjection = Projection<Record<string, unknown>>

// The one cast of the list: the runner hands a projection only rows that the same projection made.
export const anyProjection = <Row extends object>(projection: Projection<Row>): AnyProjection =>
  projection as unknown as AnyProjection

/** The id of the aggregate that a commit is about. */
export const idOf = (commit: Commit): string => partsOf(commit.subject).id

/**
 * The readers of a row: the team, when its table has no column `audience`.
 *
 * @throws when the column holds no text: such a row must never be shown to the whole team.
 */
export const audienceOf = (row: Readonly<Record<string, unknown>>): Audience => {
  const audience = row["audience"]
  if (audience === undefined) return team
  if (typeof audience !== "string") throw new Error(`${JSON.stringify(audience)} is not an audience`)
  return audience as Audience
}
