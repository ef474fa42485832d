/** Reads of tasks, messages, people and histories. The SQL bounds every answer by the caller's audiences. */
import { Context, Effect, Layer, Schema } from "effect"
import { ActorId } from "../../domain/ids.ts"
import type { Audience } from "../../domain/values.ts"
import type { StreamUnavailable } from "../../streams/errors.ts"
import { Feed } from "../../streams/ports/feed.ts"
import { Database, type DatabaseUnavailable } from "../database/database.ts"
import type { ActivityOut } from "../models/activity.ts"
import { type MessageOut, messages } from "../models/messages/messages.ts"
import type { InvitationOut, TokenOut } from "../models/access.ts"
import type { Fragment, Sql } from "../postgres.ts"
import type { PersonOut } from "../models/people.ts"
import { type SavedViewOut, savedViewsProjection } from "../models/team/savedViews.ts"
import type { ProposalOut } from "../models/knowledge/proposals.ts"
import { type TaskOut, tasks } from "../models/tasks.ts"
import { servedTables } from "../runner/served/servedTables.ts"
import { schemas } from "../runner/tables/tables.ts"
import { Projections } from "../runner/served/projections.ts"
import { auditPage } from "./audit/auditPage.ts"
import type { ChangeFilter } from "./audit/scan.ts"
import { readModelProgress, type ReadModelProgress, tableBytes } from "./checkpoints/progress.ts"
import { type ParkedAggregate, parkedAggregates } from "./parked.ts"
import { cardReads } from "./bot/cardReads.ts"
import { accessReads } from "./access.ts"
import { historyPage } from "./history.ts"
import { peopleReads, type PersonCounts } from "./person.ts"
import type { WaysOut, WorkOf } from "./team/team.ts"
import {
  andEqual,
  type Asked,
  type Audiences,
  type BadCursor,
  newest,
  oneOf,
  type PageOf,
  type Tables
} from "./pages.ts"
import { type AsOf, type BeyondHead, positionOf } from "./asOf.ts"
import { type FindClosed, makeFindClosed } from "./views/closed.ts"
import { makeReadCache } from "./cache/readCache.ts"

/** The read models did not reach the requested position in time. A retry is safe. */
export class NotThereYet extends Schema.TaggedError<NotThereYet>()("NotThereYet", {
  at: Schema.Int,
  wanted: Schema.Int
}) {
  readonly unavailable = true as const

  override get message() {
    return `the read models are at position ${this.at}, and position ${this.wanted} was requested`
  }
}
export interface TaskFilter {
  readonly status?: string
  readonly category?: string
  readonly priority?: string
  readonly classification?: string
  /** Any of these: a person has several ids after a merge. */
  readonly assignee?: ReadonlyArray<string>
  /** Tasks that are based on this statement. */
  readonly atom?: string
  readonly ids?: ReadonlyArray<string>
}

export class Reads extends Context.Service<
  Reads,
  {
    /** The position of the tables. */
    readonly seq: Effect.Effect<number>
    /** Returns once the tables are at `seq`; gives up after 5 s. */
    readonly waitFor: (seq: number) => Effect.Effect<void, NotThereYet>
    /** The position of `asOf`, once the tables have reached it. */
    readonly positionOf: (asOf: AsOf) => Effect.Effect<number, BeyondHead | StreamUnavailable | NotThereYet>
    /** Newest first. `limit` rows at most. `asOf`: as they were at that position, bounded by the present audiences. */
    readonly tasks: (
      audiences: Audiences,
      filter: TaskFilter,
      limit: number,
      cursor?: string,
      asOf?: number | null
    ) => Asked<PageOf<TaskOut>, BadCursor>
    /** By id or number. Null if these audiences may not see it, or it does not exist, or did not exist at `asOf`. */
    readonly task: (
      audiences: Audiences,
      by: { readonly id: string } | { readonly number: number },
      asOf?: number | null
    ) => Asked<TaskOut | null>
    /** By id, for any audience. Only for the bot's cards: their readers were shown the task when it was created. */
    readonly anyTask: (id: string) => Asked<TaskOut | null>
    /** The proposals for tasks of an audience that wait for a decision, oldest first. Only for the bot. */
    readonly waitingTaskProposals: (audience: Audience, limit: number) => Asked<ReadonlyArray<ProposalOut>>
    /** The ids of the tasks that have changed after a position, for any audience; complete up to `seq`. Only for the bot's cards. */
    readonly tasksAfter: (seq: number) => Asked<{ readonly ids: ReadonlyArray<string>; readonly seq: number }>
    /** The newest events before the cursor, and of these the oldest first. `next` is the cursor for earlier events. `asOf`: up to that position. */
    readonly history: (
      of: { readonly subject: string; readonly audience: Audience; readonly asOf?: number | null },
      limit: number,
      cursor?: string
    ) => Asked<PageOf<ActivityOut>, BadCursor>
    /** The changes of every aggregate, newest first. A page reads a bounded number of events, so it may be short and still have a `next`. */
    readonly audit: (
      audiences: Audiences,
      filter: ChangeFilter,
      limit: number,
      cursor: string | undefined,
      asOf: number | null
    ) => Asked<PageOf<ActivityOut>, BadCursor>
    /** Newest first. */
    readonly messages: (audiences: Audiences, limit: number, cursor?: string) => Asked<PageOf<MessageOut>, BadCursor>
    readonly message: (audiences: Audiences, id: string) => Asked<MessageOut | null>
    /** The newest first. */
    readonly savedViews: (
      audiences: Audiences,
      limit: number,
      cursor?: string
    ) => Asked<PageOf<SavedViewOut>, BadCursor>
    /** By name. A merged person has the name of the survivor. */
    readonly people: Asked<ReadonlyArray<PersonOut>>
    /** The items among these ids that are not for the whole team. */
    readonly closed: FindClosed
    readonly personCounts: (ids: ReadonlyArray<string>) => Asked<PersonCounts>
    /** By the id of the person: the number of each sign-in method, with those of merged people. */
    readonly ways: Asked<ReadonlyMap<string, WaysOut>>
    /** By actor: the open tasks that these audiences may see. */
    readonly openTasks: (audiences: Audiences) => Asked<ReadonlyMap<string, number>>
    /** By actor: the messages that these authors wrote and that these audiences may see. */
    readonly spoken: (audiences: Audiences, authors: ReadonlyArray<string>) => Asked<ReadonlyMap<string, WorkOf>>
    /** Newest first, with those that were revoked or have expired. */
    readonly tokens: Asked<ReadonlyArray<TokenOut>>
    readonly invitations: Asked<ReadonlyArray<InvitationOut>>
    /** By position; also while the tables are not complete. */
    readonly parked: Effect.Effect<ReadonlyArray<ParkedAggregate>, DatabaseUnavailable>
    /** The positions of the read models, by name; also while the tables are not complete. */
    readonly progress: Effect.Effect<ReadonlyArray<ReadModelProgress>, DatabaseUnavailable>
    /** The bytes of the database. */
    readonly tableBytes: Effect.Effect<number, DatabaseUnavailable>
    /** The time and the author of a message, for any audience: the word "tomorrow" in it is relative to both. */
    readonly said: (message: string) => Asked<{ readonly at: string; readonly author: ActorId } | null>
  }
>()("tracker/projections/Reads") {
  static readonly layer = Layer.effect(
    Reads,
    Effect.gen(function* () {
      const tables = yield* servedTables
      const database = yield* Database
      const projections = yield* Projections
      const { position } = projections
      const cached = makeReadCache(projections)
      const feed = yield* Feed
      const waitFor = (seq: number) =>
        position.waitFor(seq).pipe(
          Effect.timeoutOrElse({
            duration: "5 seconds",
            orElse: () => Effect.fail(new NotThereYet({ at: position.at(), wanted: seq }))
          })
        )
      return Reads.of({
        seq: Effect.sync(position.at),
        waitFor,
        positionOf: (asOf) => Effect.tap(positionOf(feed, asOf), waitFor),
        tasks: (audiences, filter, limit, cursor, asOf = null) =>
          cached(
            JSON.stringify(["tasks", audiences, keyOf(filter), limit, cursor, asOf]),
            ({ items }) => items.length,
            newest(tables, {
              of: tasks,
              audiences,
              by: "number",
              limit,
              cursor,
              asOf,
              where: matching(filter)
            })
          ),
        task: (audiences, by, asOf = null) =>
          cached(JSON.stringify(["task", audiences, by, asOf]), () => 1, oneOf(tables, tasks, audiences, by, asOf)),
        ...cardReads(tables, position.at),
        history: ({ subject, audience, asOf = null }, limit, cursor) =>
          Effect.map(historyPage(tables, { subject, asOf }, limit, cursor), ({ items, next }) => ({
            items: items.map((row) => ({ ...row, audience })),
            next
          })),
        audit: (...asked) => auditPage(tables, ...asked),
        messages: (audiences, limit, cursor) =>
          newest(tables, { of: messages, audiences, by: "sentAt", limit, cursor }),
        message: (audiences, id) => oneOf(tables, messages, audiences, { id }),
        savedViews: (audiences, limit, cursor) =>
          newest(tables, { of: savedViewsProjection, audiences, by: "createdAt", limit, cursor }),
        said: (message) => timeAndAuthor(tables, message),
        closed: makeFindClosed(tables),
        ...peopleReads(tables, position),
        ...accessReads(tables),
        parked: Effect.provideService(parkedAggregates, Database, database),
        progress: Effect.provideService(readModelProgress, Database, database),
        tableBytes: Effect.provideService(tableBytes, Database, database)
      })
    })
  )
}

const timeAndAuthor = (tables: Tables, message: string) =>
  tables
    .query((sql) => sql`select "sentAt", author from ${sql(schemas.live)}.messages where id = ${message}`)
    .pipe(
      Effect.map(([row]) =>
        row === undefined ? null : { at: String(row["sentAt"]), author: ActorId.make(String(row["author"])) }
      )
    )

const matching =
  (filter: TaskFilter) =>
  (sql: Sql): Fragment =>
    sql`
    ${andEqual(sql, columnsOf(filter))}
    ${filter.assignee === undefined ? sql`` : sql`and assignee = any(${filter.assignee})`}
    ${filter.ids === undefined ? sql`` : sql`and id = any(${filter.ids})`}
    ${filter.atom === undefined ? sql`` : sql`and atoms ? ${filter.atom}`}`

/** The fields of the filter only: a request has others. */
const keyOf = ({ assignee, atom, ids, ...filter }: TaskFilter) => [columnsOf(filter), assignee, atom, ids]

// Only known names become SQL names.
const columnsOf = ({ status, category, priority, classification }: TaskFilter) => ({
  status,
  category,
  priority,
  classification
})
