/**
 * Open atoms that no run has analysed yet, each with its quotes and its topic: no task is made of a closed matter. A quote or
 * topic is left out if some readers of the atom may not see it, since all of them will see the proposals.
 */
import { Effect } from "effect"
import type { AtomId } from "../../../domain/ids.ts"
import type { Sql } from "../../postgres.ts"
import { attemptOf } from "../../models/knowledge/atoms.ts"
import { schemas } from "../../runner/tables/tables.ts"
import { homes } from "../homes.ts"
import type { Tables } from "../pages.ts"
import type { AtomScope, UnreadQuestions, UnreadAtom } from "./questions.ts"

export const unreadAtoms = (tables: Tables): Pick<UnreadQuestions, "atoms" | "countAtoms"> => ({
  atoms: Effect.fnUntraced(function* (scope, after, limit) {
    const rows = yield* tables.query<Omit<UnreadAtom, "quotes">>(
      (sql) => sql`
      with recursive ${homes(sql)}
      select atom.id, atom.number, type, text, tags, atom.audience, atom.proposals, atom.owner, atom.due, topic.id as topic, topic.name as "topicName"
      from ${sql(schemas.live)}.atoms atom left join home on home.id = atom.topic
        left join ${sql(schemas.live)}.topics topic on topic.id = home.at and topic.status = 'standing'
          and topic.audience = any(${scope.audiences}) and topic.audience in ('team', atom.audience)
      where ${unread(sql, scope)} ${after === null ? sql`` : sql`and atom.number > ${after}::int`}
      order by atom.number limit ${limit}::int`
    )
    const quotes = yield* tables.query<UnreadAtom["quotes"][number] & { readonly atom: AtomId }>(
      (sql) => sql`
      select atom.id as atom, quote.message, quote.author, quote.text, quote.start, quote.end, said."sentAt", said.chat
      from ${sql(schemas.live)}.atoms atom
        cross join lateral jsonb_array_elements_text(atom.proposals) with ordinality as stands(proposal, place)
        join ${sql(schemas.live)}.evidence quote on quote.proposal = stands.proposal
        join ${sql(schemas.live)}.messages said on said.id = quote.message
      where atom.id = any(${rows.map(({ id }) => id)}) and not said.redacted
        and said.audience = any(${scope.audiences}) and said.audience in ('team', atom.audience)
      order by place, n`
    )
    const byAtom = Map.groupBy(quotes, ({ atom }) => atom)
    return rows.map((row) => ({
      ...row,
      quotes: (byAtom.get(row.id) ?? []).map(({ atom: _, ...quote }) => quote)
    }))
  }),
  countAtoms: (scope) =>
    tables
      .query(
        (sql) => sql`
        with recursive ${homes(sql)}
        select count(*) as n from ${sql(schemas.live)}.atoms atom left join home on home.id = atom.topic
        where ${unread(sql, scope)}`
      )
      .pipe(Effect.map(([row]) => Number(row?.["n"] ?? 0)))
})

const unread = (sql: Sql, { run, attempt, topics, again, audiences }: AtomScope) => sql`
  atom.status = 'standing' and atom.life = 'open' and atom.audience = any(${audiences})
  and ${again ? sql`atom.run is distinct from ${run}` : sql`atom.run is null`}
  and atom."failedIn" is distinct from ${attemptOf(run, attempt)}
  ${topics.length === 0 ? sql`` : sql`and home.at in (select at from home where id = any(${topics}))`}`
