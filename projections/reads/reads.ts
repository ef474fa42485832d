/** What can be asked of the read models. Every answer is bounded by the asker's audiences, in SQL. */
import { Context, Effect, Layer, Schema } from "effect"
import type { Audience } from "../../domain/values.ts"
import { servedTables } from "../runner/served.ts"
import { schemas } from "../runner/tables.ts"
import { Projections } from "../runner/projections.ts"
import { type Asked, type Audiences, type BadCursor, cursorOf, page, type PageOf } from "./pages.ts"
import { type ActivityOut, type MessageOut, outward, type PersonOut, type TaskOut } from "./wire.ts"

/** The read models have not reached the position that was asked for within the time given. Nothing is lost: ask again. */
export class NotThereYet extends Schema.TaggedError<NotThereYet>()("NotThereYet", {
  at: Schema.Int,
  wanted: Schema.Int
}) {
  override get message() {
    return `the read models are at position ${this.at}, and ${this.wanted} was asked for`
  }
}
export interface TaskFilter {
  readonly status?: string
  readonly category?: string
  readonly priority?: string
  readonly classification?: string
  readonly assignee?: string
}

export class Reads extends Context.Service<
  Reads,
  {
    /** How far the tables are. */
    readonly seq: Effect.Effect<number>
    /** Returns once the tables are at `seq`; gives up after 5 s. */
    readonly waitFor: (seq: number) => Effect.Effect<void, NotThereYet>
    /** Newest first. `limit` rows at most. */
    readonly tasks: (
      audiences: Audiences,
      filter: TaskFilter,
      limit: number,
      cursor?: string
    ) => Asked<PageOf<TaskOut>, BadCursor>
    /** By id, or by number when that is given. Null when there is none for these audiences. */
    readonly task: (
      audiences: Audiences,
      by: { readonly id: string } | { readonly number: number }
    ) => Asked<TaskOut | null>
    /** By id, whoever may see it: for the bot's cards, whose readers were told of the task when it was made. */
    readonly anyTask: (id: string) => Asked<TaskOut | null>
    /** Oldest first. */
    readonly history: (subject: string, audience: Audience) => Asked<ReadonlyArray<ActivityOut>>
    /** Newest first. */
    readonly messages: (audiences: Audiences, limit: number, cursor?: string) => Asked<PageOf<MessageOut>, BadCursor>
    readonly message: (audiences: Audiences, id: string) => Asked<MessageOut | null>
    readonly people: Asked<ReadonlyArray<PersonOut>>
    /** When a message was said, whoever may see it: "tomorrow" in it is counted from then. */
    readonly saidAt: (message: string) => Asked<string | null>
  }
>()("tracker/projections/Reads") {
  static readonly layer = Layer.effect(
    Reads,
    Effect.gen(function* () {
      const database = yield* servedTables
      const { position } = yield* Projections
      const live = schemas.live
      // Few people, often asked for: read again only when they changed.
      let known: { readonly key: string; readonly people: ReadonlyArray<PersonOut> } = { key: "", people: [] }
      // The rows are what the projections' own types say: the runner wrote them.
      const out = <Row>(view: string) =>
        Effect.map((rows: ReadonlyArray<Readonly<Record<string, unknown>>>) =>
          rows.map((row) => outward(view, row) as Row)
        )

      return Reads.of({
        seq: Effect.sync(position.at),
        waitFor: (seq) =>
          position.waitFor(seq).pipe(
            Effect.timeoutOrElse({
              duration: "5 seconds",
              orElse: () => Effect.fail(new NotThereYet({ at: position.at(), wanted: seq }))
            })
          ),
        tasks: Effect.fnUntraced(function* (audiences, filter, limit, cursor) {
          const after = yield* cursorOf(cursor)
          const rows = yield* database
            .query(
              (sql) => sql`
            select * from ${sql(live)}.tasks
            where audience = any(${audiences as Array<string>})
              ${after === null ? sql`` : sql`and number < ${Number(after.at)}`}
              ${filter.status === undefined ? sql`` : sql`and status = ${filter.status}`}
              ${filter.category === undefined ? sql`` : sql`and category = ${filter.category}`}
              ${filter.priority === undefined ? sql`` : sql`and priority = ${filter.priority}`}
              ${filter.classification === undefined ? sql`` : sql`and classification = ${filter.classification}`}
              ${filter.assignee === undefined ? sql`` : sql`and assignee = ${filter.assignee}`}
            order by number desc limit ${limit + 1}`
            )
            .pipe(out<TaskOut>("tasks"))
          return page(rows, limit, ({ id, number }) => ({ at: String(number), id }))
        }),
        task: (audiences, by) =>
          database
            .query(
              (sql) => sql`
            select * from ${sql(live)}.tasks
            where ${"id" in by ? sql`id = ${by.id}` : sql`number = ${by.number}`} and audience = any(${audiences as Array<string>})`
            )
            .pipe(
              out<TaskOut>("tasks"),
              Effect.map(([row]) => row ?? null)
            ),
        anyTask: (id) =>
          database
            .query((sql) => sql`select * from ${sql(live)}.tasks where id = ${id}`)
            .pipe(
              out<TaskOut>("tasks"),
              Effect.map(([row]) => row ?? null)
            ),
        history: (subject, audience) =>
          database
            .query((sql) => sql`select * from ${sql(live)}.activity where subject = ${subject} order by seq, id`)
            .pipe(
              out<ActivityOut>("activity"),
              Effect.map((rows) => rows.map((row) => ({ ...row, audience })))
            ),
        messages: Effect.fnUntraced(function* (audiences, limit, cursor) {
          const after = yield* cursorOf(cursor)
          const rows = yield* database
            .query(
              (sql) => sql`
            select * from ${sql(live)}.messages
            where audience = any(${audiences as Array<string>}) ${after === null ? sql`` : sql`and ("sentAt", id) < (${after.at}, ${after.id})`}
            order by "sentAt" desc, id desc limit ${limit + 1}`
            )
            .pipe(out<MessageOut>("messages"))
          return page(rows, limit, ({ id, sentAt }) => ({ at: sentAt, id }))
        }),
        message: (audiences, id) =>
          database
            .query(
              (sql) =>
                sql`select * from ${sql(live)}.messages where id = ${id} and audience = any(${audiences as Array<string>})`
            )
            .pipe(
              out<MessageOut>("messages"),
              Effect.map(([row]) => row ?? null)
            ),
        saidAt: (message) =>
          database
            .query((sql) => sql`select "sentAt" from ${sql(live)}.messages where id = ${message}`)
            .pipe(Effect.map(([row]) => (row === undefined ? null : String(row["sentAt"])))),
        people: Effect.suspend(() => {
          const key = `${position.generation()} ${position.changedAt("people")}`
          if (known.key === key) return Effect.succeed(known.people)
          return database
            .query((sql) => sql`select * from ${sql(live)}.people order by name`)
            .pipe(
              out<PersonOut>("people"),
              Effect.tap((people) => Effect.sync(() => void (known = { key, people })))
            )
        })
      })
    })
  )
}
