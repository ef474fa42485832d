/** The chats with their last message. The work is bounded, however long a chat is. */
import { Effect } from "effect"
import { ActorId, ChatId } from "../../../domain/ids.ts"
import type { StoredChat } from "../../models/messages/chats.ts"
import type { Row } from "../../postgres.ts"
import { schemas } from "../../runner/tables/tables.ts"
import type { Asked, Audiences, Tables } from "../pages.ts"

/** The most messages of a chat that are counted. */
export const mostCounted = 10_000
/** UTF-16 units of the last message. */
const lastLength = 120

export interface ChatSaidOut extends Pick<StoredChat, "title" | "source" | "state" | "consent" | "members"> {
  readonly id: ChatId
  /** The messages that the reader may see, `mostCounted` at most. */
  readonly messages: number
  /** The last message that the reader may see and that was not erased; null when there is none. */
  readonly last: { readonly author: ActorId; readonly text: string; readonly sentAt: string } | null
}

/** The chats that these audiences may see, the latest message first. */
export const chatsSaid = (tables: Tables, audiences: Audiences): Asked<ReadonlyArray<ChatSaidOut>> =>
  tables
    .query((sql) => {
      const readable = sql`
        unnest(${[...audiences]}::text[]) as reader(audience) cross join lateral (
          select said.id, said.author, said.text, said."sentAt" from ${sql(schemas.live)}.messages said
          where said.chat = chat.id and said.audience = reader.audience and not said.redacted`
      return sql`
        select chat.id, chat.title, chat.source, chat.state, chat.consent, chat.members,
          counted.n as messages, last.author, last."sentAt", left(last.text, ${lastLength}::int) as text
        from ${sql(schemas.live)}.chats chat
        left join lateral (
          select each.* from ${readable} order by said."sentAt" desc, said.id desc limit 1) each
          order by each."sentAt" desc, each.id desc limit 1
        ) last on true
        cross join lateral (
          select count(*)::int as n from (select 1 from ${readable} limit ${mostCounted}::int) each limit ${mostCounted}::int) one
        ) counted
        where chat.audience = any(${audiences})
        order by last."sentAt" desc nulls last, chat.title, chat.id`
    })
    .pipe(Effect.map((rows) => rows.map(chatOf)))

const chatOf = ({ id, title, source, state, consent, members, messages, author, sentAt, text }: Row): ChatSaidOut => ({
  id: ChatId.make(String(id)),
  title: String(title),
  // The runner stores only rows of the declared type.
  source: source as ChatSaidOut["source"],
  state: state as ChatSaidOut["state"],
  consent: consent === true,
  members: Number(members),
  messages: Number(messages),
  last: typeof sentAt === "string" ? { author: ActorId.make(String(author)), text: String(text), sentAt } : null
})
