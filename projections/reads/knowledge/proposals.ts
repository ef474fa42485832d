/** Reads of proposals and their quotes. */
import { Effect } from "effect"
import type { Sql } from "../../postgres.ts"
import { type EvidenceRow, evidenceProjection } from "../../models/knowledge/evidence.ts"
import { proposals } from "../../models/knowledge/proposals.ts"
import { schemas } from "../../runner/tables/tables.ts"
import type { KnowledgeQuestions, ProposalFilter, QuoteOf } from "./questions.ts"
import { andEqual, newest, oneOf, type Tables, toWire } from "../pages.ts"

export const proposalReads = (tables: Tables): Pick<KnowledgeQuestions, "proposals" | "proposal" | "quotesOf"> => ({
  proposals: (audiences, filter, limit, cursor, asOf = null) =>
    newest(tables, {
      of: proposals,
      audiences,
      by: "proposedAt",
      limit,
      cursor,
      asOf,
      where: (sql) => {
        const { status, kind, origin, originId, topic, band, message }: ProposalFilter = filter
        return sql`
          ${status === undefined ? sql`` : sql`and ${statusIs(sql, status)}`}
          ${andEqual(sql, { kind, band })}
          ${origin === undefined ? sql`` : sql`and origin->>'is' = ${origin}`}
          ${originId === undefined ? sql`` : sql`and origin->>'id' = ${originId}`}
          ${topic === undefined ? sql`` : sql`and (id = ${topic} or draft->>'topic' = ${topic} or draft->'topics' ? ${topic})`}
          ${message === undefined ? sql`` : sql`and id in (select proposal from ${sql(schemas.live)}.evidence where message = ${message})`}`
      }
    }),
  proposal: (audiences, id, asOf) => oneOf(tables, proposals, audiences, { id }, asOf),
  quotesOf: (audiences, asked) =>
    tables
      .query(
        (sql) => sql`
        select evidence.* from unnest(${asked}::text[]) with ordinality as asked(id, place)
        join ${sql(schemas.live)}.proposals proposal on proposal.id = asked.id and proposal.audience = any(${audiences})
        join ${sql(schemas.live)}.evidence evidence on evidence.proposal = proposal.id
        order by place, n`
      )
      .pipe(
        toWire(evidenceProjection),
        Effect.map((rows) => rows.map(quoteOf))
      )
})

/** A snoozed proposal counts as open once its time has come. */
const statusIs = (sql: Sql, status: string) => {
  if (status === "open") return sql`(status = 'open' or (status = 'snoozed' and "until"::timestamptz <= now()))`
  if (status === "snoozed") return sql`status = 'snoozed' and "until"::timestamptz > now()`
  return sql`status = ${status}`
}

const quoteOf = ({ proposal, n, message, author, text, start, end }: EvidenceRow): QuoteOf => ({
  proposal,
  n,
  quote: { message, author, text, start, end }
})
