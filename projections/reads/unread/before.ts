/** What machines proposed before, so that the same is proposed no second time. */
import { Effect } from "effect"
import type { Draft } from "../../../domain/knowledge/draft.ts"
import type { Audience } from "../../../domain/values.ts"
import { wordsOf } from "../../models/knowledge/words.ts"
import { schemas } from "../../runner/tables.ts"
import type { Tables } from "../pages.ts"
import type { ProposedBefore, UnreadQuestions } from "./questions.ts"

/** As many as whoever compares keeps in mind. */
const mostBefore = 2_000

export const proposedBefore = (tables: Tables): Pick<UnreadQuestions, "proposedBefore"> => ({
  proposedBefore: (audiences, of) =>
    tables
      .query(
        (sql) => sql`
        select id, coalesce(proposed, draft) as draft, audience from ${sql(schemas.live)}.proposals
        where audience = any(${[...audiences]}::text[]) and ${
          "by" in of
            ? sql`origin->>'id' = ${of.by}`
            : "messages" in of
              ? sql`id in (select proposal from ${sql(schemas.live)}.evidence where message = any(${[...of.messages]}::text[]))`
              : "atoms" in of
                ? sql`draft->'atoms' ?| ${[...of.atoms]}::text[]`
                : sql`kind = ${of.waiting} and status in ('open', 'snoozed')`
        }
        order by "proposedAt" desc, id limit ${mostBefore}::int`
      )
      .pipe(Effect.map((rows) => rows.map(before)))
})

// The columns are those of the statement.
const before = (row: Readonly<Record<string, unknown>>): ProposedBefore => {
  const draft = row["draft"] as Draft
  return { id: String(row["id"]), kind: draft.kind, text: wordsOf(draft), audience: row["audience"] as Audience }
}
