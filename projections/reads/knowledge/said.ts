/** Reads of chats, and of the messages around a quote. */
import { Effect } from "effect"
import { ChatId } from "../../../domain/ids.ts"
import { messages } from "../../models/messages/messages.ts"
import type { Row } from "../../postgres.ts"
import { schemas } from "../../runner/tables/tables.ts"
import { chatsSaid } from "../messages/chatsSaid.ts"
import { newMessages } from "../messages/newMessages.ts"
import { outcomesOf } from "../messages/outcomes.ts"
import { type Tables, toWire } from "../pages.ts"
import type { ChatOut, KnowledgeQuestions } from "./questions.ts"

/** The number of messages before and after one that give it context. */
const neighbours = 3

export const saidReads = (
  tables: Tables
): Pick<KnowledgeQuestions, "chats" | "chatsSaid" | "newMessages" | "outcomes" | "messagesAround"> => ({
  chats: (audiences, { from, to } = {}) =>
    tables
      .query(
        (sql) => sql`
        select chat.id, chat.title, chat.source, chat.state, chat.consent, chat.approved, chat.proposals, chat.members, chat."keepDays", coalesce(said.messages, 0)::int as messages, coalesce(said.unread, 0)::int as unread
        from ${sql(schemas.live)}.chats chat left join (
          select message.chat, count(*) as messages,
            count(*) filter (where reading.id is null or reading.outcome = 'failed') as unread
          from ${sql(schemas.live)}.messages message left join ${sql(schemas.live)}.readings reading on reading.id = message.id
          where message.audience = any(${audiences}) and not message.redacted and message.chat is not null
            ${from === undefined ? sql`` : sql`and message."sentAt" >= ${new Date(from).toISOString()}`}
            ${to === undefined ? sql`` : sql`and message."sentAt" <= ${new Date(to).toISOString()}`}
          group by message.chat) said on said.chat = chat.id
        where chat.audience = any(${audiences}) order by chat.title, chat.id`
      )
      .pipe(Effect.map((rows) => rows.map(chatOf))),
  chatsSaid: (audiences) => chatsSaid(tables, audiences),
  newMessages: (audiences, reader, seen) => newMessages(tables, audiences, reader, seen),
  outcomes: (audiences, messages) => outcomesOf(tables, audiences, messages),
  messagesAround: (audiences, ids, around = neighbours) =>
    tables
      .query((sql) => {
        // Reads each audience by itself, so rows of other audiences are never read. All messages without a chat count as one chat.
        const side = (asked: "before" | "after", chat: "chat" | "none") => {
          const order = asked === "before" ? sql`desc` : sql`asc`
          const most = sql`limit ${asked === "before" ? around + 1 : around}::int`
          return sql`
          (select each.* from unnest(${[...audiences]}::text[]) as reader(audience) cross join lateral (
            select near.* from ${sql(schemas.live)}.messages near
            where near.audience = reader.audience
              and ${chat === "chat" ? sql`near.chat = asked.chat` : sql`asked.chat is null and near.chat is null`}
              and (near."sentAt", near.id) ${asked === "before" ? sql`<=` : sql`>`} (asked."sentAt", asked.id)
            order by near."sentAt" ${order}, near.id ${order} ${most}) each
          order by each."sentAt" ${order}, each.id ${order} ${most})`
        }
        return sql`
          select distinct on ("sentAt", id) near.* from ${sql(schemas.live)}.messages asked
          cross join lateral (
            ${side("before", "chat")} union all ${side("after", "chat")} union all
            ${side("before", "none")} union all ${side("after", "none")}) near
          where asked.id = any(${ids}) and asked.audience = any(${audiences})
          order by "sentAt", id`
      })
      .pipe(toWire(messages))
})

const chatOf = ({ id, messages: count, keepDays, source, state, ...row }: Row): ChatOut => ({
  id: ChatId.make(String(id)),
  title: String(row["title"]),
  messages: Number(count),
  unread: Number(row["unread"]),
  keepDays: keepDays === null ? null : Number(keepDays),
  // The runner stores only rows of the declared type.
  source: source as ChatOut["source"],
  state: state as ChatOut["state"],
  consent: row["consent"] === true,
  approved: row["approved"] === true,
  proposals: row["proposals"] === true,
  members: Number(row["members"])
})
