/** The reads for the retention of chats. They are for the operator and for the job that erases old messages, so they have no audience. */
import { Effect } from "effect"
import { ChatId, MessageId } from "../../../domain/ids.ts"
import { schemas } from "../../runner/tables/tables.ts"
import { servedTables } from "../../runner/served/servedTables.ts"

const { live } = schemas

export interface KeptChat {
  readonly id: ChatId
  readonly title: string
  readonly source: string
  /** The messages that were not redacted. */
  readonly messages: number
  /** Days after which they are erased; null: never. */
  readonly keepDays: number | null
}

/** Every chat, by title. */
export const allChats = Effect.gen(function* () {
  const tables = yield* servedTables
  const rows = yield* tables.query(
    (sql) => sql`
    select chat.id, chat.title, chat.source, chat."keepDays", count(message.id)::int as messages
    from ${sql(live)}.chats chat
    left join ${sql(live)}.messages message on message.chat = chat.id and not message.redacted
    group by chat.id order by chat.title, chat.id`
  )
  return rows.map(({ id, title, source, keepDays, messages }): KeptChat => ({
    id: ChatId.make(String(id)),
    title: String(title),
    source: String(source),
    messages: Number(messages),
    keepDays: keepDays === null ? null : Number(keepDays)
  }))
})

export interface OldMessage {
  readonly id: MessageId
  /** UTC, ISO 8601. */
  readonly sentAt: string
}

/** The messages of a chat from before a time that were not redacted, oldest first. `after`: the last message of the page before. */
export const messagesBefore = Effect.fnUntraced(function* (
  chat: ChatId,
  before: string,
  after: OldMessage | null,
  limit: number
) {
  const tables = yield* servedTables
  const rows = yield* tables.query(
    (sql) => sql`
    select id, "sentAt" from ${sql(live)}.messages
    where chat = ${chat} and not redacted and "sentAt" < ${before}
      and ("sentAt", id) > (${after?.sentAt ?? ""}, ${after?.id ?? ""})
    order by "sentAt", id limit ${limit}`
  )
  return rows.map(({ id, sentAt }): OldMessage => ({ id: MessageId.make(String(id)), sentAt: String(sentAt) }))
})

/** The number of messages that `messagesBefore` finds on all pages. */
export const countBefore = Effect.fnUntraced(function* (chat: ChatId, before: string) {
  const tables = yield* servedTables
  const [row] = yield* tables.query(
    (sql) => sql`select count(*)::int as old from ${sql(live)}.messages
      where chat = ${chat} and not redacted and "sentAt" < ${before}`
  )
  return Number(row?.["old"] ?? 0)
})
