/** Earlier proposals, so that a machine does not propose the same thing again. */
import { Effect } from "effect"
import { draftText, type ProposalOut } from "../../models/knowledge/proposals.ts"
import type { Sql } from "../../postgres.ts"
import { schemas } from "../../runner/tables/tables.ts"
import type { Tables } from "../pages.ts"
import type { BeforeFilter, ProposedBefore, UnreadQuestions } from "./questions.ts"

/** A caller compares with each of them in memory. */
const mostBefore = 2_000

export const proposedBefore = (tables: Tables): Pick<UnreadQuestions, "proposedBefore"> => ({
  proposedBefore: (audiences, filter) =>
    tables
      .query<Pick<ProposalOut, "id" | "draft" | "audience">>(
        (sql) => sql`
        select id, coalesce(proposed, draft) as draft, audience from ${sql(schemas.live)}.proposals
        where audience = any(${audiences}::text[]) and ${condition(sql, filter)}
        order by "proposedAt" desc, id limit ${mostBefore}::int`
      )
      .pipe(
        Effect.map((rows) =>
          rows.map(({ id, draft, audience }): ProposedBefore => ({
            id,
            kind: draft.kind,
            text: draftText(draft),
            audience
          }))
        )
      )
})

const condition = (sql: Sql, filter: BeforeFilter) => {
  if ("by" in filter) return sql`origin->>'id' = ${filter.by}`
  if ("messages" in filter)
    return sql`id in (select proposal from ${sql(schemas.live)}.evidence where message = any(${filter.messages}::text[]))`
  if ("atoms" in filter) return sql`draft->'atoms' ?| ${filter.atoms}::text[]`
  return sql`kind = ${filter.waiting} and status in ('open', 'snoozed')`
}
