/** Proposals and the quotes behind them, as they are asked for. */
import { Effect } from "effect"
import type { Quote } from "../../../domain/knowledge/evidence.ts"
import type { Sql } from "../../postgres.ts"
import { schemas } from "../../runner/tables.ts"
import type { KnowledgeQuestions, ProposalFilter, QuoteOf } from "./questions.ts"
import { newest, oneOf, type Tables } from "../pages.ts"
import type { ProposalOut } from "../wire.ts"

export const proposalReads = (tables: Tables): Pick<KnowledgeQuestions, "proposals" | "proposal" | "quotesOf"> => ({
  proposals: (audiences, filter, limit, cursor) =>
    newest<ProposalOut>(tables, {
      view: "proposals",
      audiences,
      by: "proposedAt",
      limit,
      cursor,
      where: (sql) => {
        const { status, kind, origin, originId, topic, band, message }: ProposalFilter = filter
        return sql`
          ${status === undefined ? sql`` : sql`and ${statusIs(sql, status)}`}
          ${kind === undefined ? sql`` : sql`and kind = ${kind}`}
          ${origin === undefined ? sql`` : sql`and origin->>'is' = ${origin}`}
          ${originId === undefined ? sql`` : sql`and origin->>'id' = ${originId}`}
          ${band === undefined ? sql`` : sql`and band = ${band}`}
          ${topic === undefined ? sql`` : sql`and (id = ${topic} or draft->>'topic' = ${topic} or draft->'topics' ? ${topic})`}
          ${message === undefined ? sql`` : sql`and id in (select proposal from ${sql(schemas.live)}.evidence where message = ${message})`}`
      }
    }),
  proposal: (audiences, id) => oneOf<ProposalOut>(tables, "proposals", audiences, { id }),
  quotesOf: (audiences, proposals) =>
    tables
      .query(
        (sql) => sql`
        select evidence.* from unnest(${proposals as Array<string>}::text[]) with ordinality as asked(id, place)
        join ${sql(schemas.live)}.proposals proposal on proposal.id = asked.id and proposal.audience = any(${audiences as Array<string>})
        join ${sql(schemas.live)}.evidence evidence on evidence.proposal = proposal.id
        order by place, n`
      )
      .pipe(Effect.map((rows) => rows.map(quoteOf)))
})

/** A snoozed one whose time has come waits as the open ones do. */
const statusIs = (sql: Sql, status: string) =>
  status === "open"
    ? sql`(status = 'open' or (status = 'snoozed' and "until"::timestamptz <= now()))`
    : status === "snoozed"
      ? sql`status = 'snoozed' and "until"::timestamptz > now()`
      : sql`status = ${status}`

// The columns of `evidence` are these.
const quoteOf = (row: Readonly<Record<string, unknown>>): QuoteOf => ({
  proposal: String(row["proposal"]),
  n: Number(row["n"]),
  quote: {
    message: row["message"],
    author: row["author"],
    text: row["text"],
    start: row["start"],
    end: row["end"]
  } as Quote
})
