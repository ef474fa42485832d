import { Audience, team } from "../domain/values.ts"
import type { Commit } from "../streams/commit/envelope.ts"
import type { EventOf, EventTag, TrackerEvent } from "../streams/commit/events.ts"
import { type Kind, partsOf } from "../streams/commit/subjects.ts"
import type { RowDeclaration } from "./row.ts"
import { tableName } from "./sqlNames.ts"

/**
 * A read model: one table, and the rows that follow from an event. `Wire` is the row that a client gets.
 *
 * Handlers are pure, so a replay always makes the same rows. The runner loads the rows that a batch touches, folds the
 * batch, and writes the rows with the checkpoint in one transaction. It keeps a tombstone for a removed row.
 */
export interface Projection<Row extends object, Wire extends object = object> {
  /** Also the table's name, so it follows the rule of `sqlNames.ts`. */
  readonly name: string
  /**
   * Raise it when a handler in `keys` or `rows` makes other rows than before: the runner then rebuilds the table from
   * the log. A change of the declaration (`row`, `indexes`, `versions`, `streamed`) starts a rebuild automatically.
   * Raise it also when the columns change: a process with a lower version then never takes the lease, so an earlier
   * program does not rebuild the tables.
   */
  readonly version: number
  readonly row: RowDeclaration<Row, Wire>
  /** SQL of the table's indexes, after `create index on <table>`. Made after a bulk load. */
  readonly indexes: ReadonlyArray<string>
  /** Keeps every version of every row, for time travel. */
  readonly versions: boolean
  /** Streams to clients under its name, bounded by the column `audience`. A row without an audience is for the whole team. */
  readonly streamed: boolean
  /**
   * False for a row that no client may see: its changes are not announced.
   *
   * @default every row is announced
   */
  readonly announced?: (row: Readonly<Record<string, unknown>>) => boolean
  /**
   * A column with few values, such as `status`: the rows of each value are counted for each audience, in the transaction that
   * changes them. Clients follow the counts as a view.
   */
  readonly counted?: string
  /** The ids of the rows that a handler may read or change; the runner loads them before the fold. */
  readonly keys: (event: TrackerEvent, commit: Commit) => ReadonlyArray<string>
  /**
   * The ids of further rows that handlers may change because of a loaded row of `keys`; they are loaded too. A row must name
   * every further row that was ever written because of it. Otherwise a row is written that was not loaded.
   */
  readonly further?: (row: Readonly<Record<string, unknown>>) => ReadonlyArray<string>
  /** The event that creates an aggregate and its row. The runner loads no row for it. */
  readonly begins?: EventTag
  /** The rows after the event, by id; `null` removes one. An event without a handler changes nothing. */
  readonly rows: {
    readonly [T in EventTag]?: (event: EventOf<T>, at: At<Row>) => { readonly [key: string]: Row | null }
  }
}

export interface At<Row> {
  readonly commit: Commit
  /** The event's place in its commit, from 1. */
  readonly n: number
  /** A row of `keys`, as the fold has left it so far. */
  readonly before: (key: string) => Row | undefined
  /** How many events of this tag the log holds up to and including this one; stored with the checkpoint. */
  readonly nth: number
}

/** Any projection, where its row type does not matter. */
export type AnyProjection = Projection<Record<string, unknown>>

/**
 * @throws {Error} on a name that no table may have, when the program starts
 */
export const anyProjection = <Row extends object, Wire extends object>(
  projection: Projection<Row, Wire>
): AnyProjection => {
  tableName(projection.name)
  // The one cast of the list: the runner gives a projection only rows that the same projection made.
  return projection as unknown as AnyProjection
}

/** The audience of a row that no client may get: no token has this id. */
export const noReaders = Audience.make("service:noreader")

/** The id of the aggregate that a commit is about. */
export const idOf = (commit: Commit): string => partsOf(commit.subject).id
/** The id of the commit's aggregate if it is of this kind, otherwise nothing. */
export const idsOf = (kind: Kind, commit: Commit): ReadonlyArray<string> =>
  partsOf(commit.subject).kind === kind ? [idOf(commit)] : []
/** The change of the aggregate's own row, if it is there. */
export const changeRow = <Row extends object>(
  { commit, before }: At<Row>,
  change: (row: Row) => Partial<NoInfer<Row>>
): { readonly [id: string]: Row } => {
  const row = before(idOf(commit))
  return row === undefined ? {} : { [idOf(commit)]: { ...row, ...change(row) } }
}

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
