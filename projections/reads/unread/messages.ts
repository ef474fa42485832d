/** Messages that no extraction has read yet, oldest first. */
import { Effect } from "effect"
import type { Fragment, Sql } from "../../postgres.ts"
import type { Position } from "../../runner/served/position.ts"
import { schemas } from "../../runner/tables/tables.ts"
import type { Tables } from "../pages.ts"
import type { MessageScope, Neighbour, UnreadQuestions, UnreadMessage } from "./questions.ts"

export const unreadMessages = (
  tables: Tables,
  position: Position
): Pick<UnreadQuestions, "messages" | "countMessages" | "before" | "neighbours" | "titleOf"> => ({
  before: (messages, most) =>
    Effect.map(
      Effect.forEach(messages, ({ chat, audience, at, id }) =>
        tables.query<UnreadMessage>(
          (sql) => sql`
          select ${columns(sql)} from ${sql(schemas.live)}.messages message
          where ${chat === null ? sql`chat is null` : sql`chat = ${chat}`} and audience = ${audience} and not redacted
            and ("sentAt", message.id) < (${at}, ${id})
          order by "sentAt" desc, message.id desc limit ${most}::int`
        )
      ),
      (found) => found.flatMap((rows) => rows.toReversed())
    ),
  neighbours: (audiences, messages, eachSide) =>
    tables.query<Neighbour>(
      (sql) => sql`
      select said.id as of, near.author, near.text, near."sentAt"
      from ${sql(schemas.live)}.messages said cross join lateral (
        (${beside(sql, sql`<`, sql`desc`, eachSide)}) union all (${beside(sql, sql`>`, sql`asc`, eachSide)})) near
      where said.id = any(${messages}::text[]) and said.audience = any(${audiences}::text[]) and not said.redacted
      order by said.id, near."sentAt", near.id`
    ),
  titleOf: (chat) =>
    tables
      .query<{ readonly title: string }>((sql) => sql`select title from ${sql(schemas.live)}.chats where id = ${chat}`)
      .pipe(Effect.map(([row]) => row?.title ?? null)),
  messages: (scope, after, limit) =>
    position.waitFor(scope.upTo).pipe(
      Effect.andThen(
        tables.query<UnreadMessage>(
          (sql) => sql`
          select ${columns(sql)}
          from ${unread(sql, scope, "one by one")}
            ${after === null ? sql`` : sql`and ("sentAt", message.id) > (${after.at}, ${after.id})`}
          order by "sentAt", message.id limit ${limit}::int`
        )
      )
    ),
  countMessages: (scope) =>
    position.waitFor(scope.upTo).pipe(
      Effect.andThen(tables.query((sql) => sql`select count(*) as n from ${unread(sql, scope, "all at once")}`)),
      Effect.map(([row]) => Number(row?.["n"] ?? 0))
    )
})

/** The messages on one side of `said`. */
const beside = (sql: Sql, than: Fragment, order: Fragment, most: number) => sql`
  select id, author, text, "sentAt" from ${sql(schemas.live)}.messages other
  where other.chat = said.chat and other.audience = said.audience and not other.redacted
    and (other."sentAt", other.id) ${than} (said."sentAt", said.id)
  order by "sentAt" ${order}, id ${order} limit ${most}::int`

const columns = (sql: Sql) => sql`message.id, chat, author, text, "sentAt", "replyTo", thread, audience, bot, edited,
  jsonb_array_length(tasks) > 0 as "hasTask"`

/**
 * A message is finished when an extraction has read it or skipped it as noise. An attempt that failed on it does not read it
 * again. `not exists` lets a page use the index on time and stop when it is full. `offset 0` makes the planner look up only
 * the outcomes of these messages; a join would first read the outcomes of the whole history.
 */
const unread = (
  sql: Sql,
  { extraction, attempt, chat, from, to, again, audiences }: MessageScope,
  looked: "one by one" | "all at once"
) => sql`
  ${sql(schemas.live)}.messages message
  where audience = any(${audiences}) and not redacted
    and not exists (select 1 from ${sql(schemas.live)}.readings reading where reading.id = message.id
      and ((reading.outcome <> 'failed' ${again ? sql`and reading.extraction = ${extraction}` : sql``})
        or (reading.extraction = ${extraction} and reading.attempt = ${attempt}::int))
      ${looked === "one by one" ? sql`offset 0` : sql``})
    ${chat === null ? sql`` : sql`and chat = ${chat}`}
    ${from === null ? sql`` : sql`and "sentAt" >= ${moment(from)}`}
    ${to === null ? sql`` : sql`and "sentAt" <= ${moment(to)}`}`

/** In the form of the column, so that text order is time order. */
const moment = (at: string) => new Date(at).toISOString()
