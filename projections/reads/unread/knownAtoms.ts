/** Reads atoms as the context of a question to a model: those that are similar, and the newest ones of the chat. */
import { Effect } from "effect"
import type { Fragment, Sql } from "../../postgres.ts"
import { schemas } from "../../runner/tables/tables.ts"
import type { Tables } from "../pages.ts"
import type { KnownAtomRow, UnreadQuestions } from "./questions.ts"

/** Only the newest atoms and proposals are searched for those of a chat. */
const mostSearched = 400

export const knownAtoms = (tables: Tables): Pick<UnreadQuestions, "knownAtoms" | "newestInChat"> => ({
  knownAtoms: (audiences, ids) =>
    tables
      .query<KnownAtomRow>(
        (sql) => sql`
        select atom.id, type, text, coalesce(last."sentAt", "createdAt") as at, life as status, last.chat
        from unnest(${ids}::text[]) with ordinality as asked(id, place)
        join ${sql(schemas.live)}.atoms atom on atom.id = asked.id
        ${lastQuote(sql, sql`quote.proposal in (select jsonb_array_elements_text(atom.proposals))`)}
        where audience = any(${audiences}) and status = 'standing' order by place`
      )
      .pipe(Effect.map((rows) => [...rows])),
  newestInChat: (audiences, chat, most) =>
    tables.query<KnownAtomRow>(
      (sql) => sql`
      select found.id, type, text, last."sentAt" as at, found.life as status, last.chat from (
        (select id, type, text, life, proposals from ${sql(schemas.live)}.atoms
          where audience = any(${audiences}) and status = 'standing' order by number desc limit ${mostSearched}::int)
        union all
        (select id, draft->>'type', draft->>'text', coalesce(draft->>'status', 'open'), jsonb_build_array(id) from ${sql(schemas.live)}.proposals
          where audience = any(${audiences}) and kind = 'atom' and status in ('open', 'snoozed')
          order by "proposedAt" desc limit ${mostSearched}::int)) found
      ${lastQuote(sql, sql`quote.proposal in (select jsonb_array_elements_text(found.proposals))`)}
      where last.chat = ${chat} order by last."sentAt" desc, found.id limit ${most}::int`
    )
})

/** The chat and the time of the newest message that proves an item. */
const lastQuote = (sql: Sql, ofItem: Fragment) => sql`
  left join lateral (
    select said.chat, said."sentAt" from ${sql(schemas.live)}.evidence quote
    join ${sql(schemas.live)}.messages said on said.id = quote.message
    where ${ofItem} and not said.redacted order by said."sentAt" desc limit 1) last on true`
