/** How many messages of a chat are new for a reader. The work is bounded, however many they are. */
import { Effect } from "effect"
import { ChatId } from "../../../domain/ids.ts"
import { schemas } from "../../runner/tables/tables.ts"
import type { Asked, Audiences, Tables } from "../pages.ts"
import { mostNew } from "./mostNew.ts"

/** `at`: the time of the last message that the reader has seen, ISO 8601. */
export interface SeenUntil {
  readonly chat: ChatId
  readonly at: string
}
export interface NewMessages {
  readonly chat: ChatId
  /** `mostNew` at most. */
  readonly count: number
}

/** @param reader whose own messages are not new */
export const newMessages = (
  tables: Tables,
  audiences: Audiences,
  reader: string,
  seen: ReadonlyArray<SeenUntil>
): Asked<ReadonlyArray<NewMessages>> =>
  tables
    .query(
      (sql) => sql`
      select seen.chat, counted.n
      from unnest(${seen.map(({ chat }) => chat)}::text[], ${seen.map(({ at }) => new Date(at).toISOString())}::text[])
        as seen(chat, at)
      cross join lateral (
        select count(*)::int as n from (
          select each.* from unnest(${[...audiences]}::text[]) as reader(audience) cross join lateral (
            select 1 from ${sql(schemas.live)}.messages said
            where said.chat = seen.chat and said.audience = reader.audience and said."sentAt" > seen.at
              and not said.redacted and said.author <> ${reader}
            limit ${mostNew}::int) each
          limit ${mostNew}::int) one) counted`
    )
    .pipe(Effect.map((rows) => rows.map(({ chat, n }) => ({ chat: ChatId.make(String(chat)), count: Number(n) }))))
