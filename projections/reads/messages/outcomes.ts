/** The outcome of messages: the items that came of each one, and the message that it answers. */
import { Effect } from "effect"
import type { DraftKind } from "../../../domain/knowledge/draft.ts"
import { AtomId, MessageId, ProposalId, TaskId, TopicId } from "../../../domain/ids.ts"
import type { Status } from "../../../domain/values.ts"
import type { ReadingOut } from "../../models/jobs/readings.ts"
import { draftText, type ProposalOut } from "../../models/knowledge/proposals.ts"
import type { MessageOut } from "../../models/messages/messages.ts"
import type { Row, Sql } from "../../postgres.ts"
import { schemas } from "../../runner/tables/tables.ts"
import type { Asked, Audiences, Tables } from "../pages.ts"

/** UTF-16 units of an answered message that are shown above its answer. */
const replyLength = 160
/** The most proposals of one message that are shown. */
const mostProposals = 20

export interface OutcomeOut {
  readonly message: MessageId
  /** Null: no extraction has processed it. `noise`: skipped as small talk. `failed`: could not be processed. */
  readonly reading: ReadingOut["outcome"] | null
  /** The message that it answers, if the reader may see that one. An erased one has no text. */
  readonly reply: Pick<MessageOut, "id" | "author" | "text" | "redacted"> | null
  /** The proposals that quote it and did not become an item. */
  readonly proposals: ReadonlyArray<{
    readonly id: ProposalId
    readonly kind: DraftKind
    readonly status: ProposalOut["status"]
    readonly text: string
  }>
  /** The tasks that were made of it, or of a proposal that quotes it. */
  readonly tasks: ReadonlyArray<{
    readonly id: TaskId
    readonly number: number
    readonly title: string
    readonly status: Status
  }>
  readonly atoms: ReadonlyArray<{ readonly id: AtomId; readonly number: number; readonly text: string }>
  readonly topics: ReadonlyArray<{ readonly id: TopicId; readonly number: number; readonly name: string }>
}

/** The outcome of those messages that these audiences may see, in no order. A retry is safe. */
export const outcomesOf = Effect.fnUntraced(function* (
  tables: Tables,
  audiences: Audiences,
  ids: ReadonlyArray<string>
): Effect.fn.Return<ReadonlyArray<OutcomeOut>, Effect.Error<Asked<never>>> {
  const rows = yield* tables.query((sql) => saidRows(sql, audiences, ids))
  const shown = rows.map(({ id }) => String(id))
  const quoting = shown.length === 0 ? [] : yield* tables.query((sql) => quotingRows(sql, audiences, shown))
  const ends = [...rows.flatMap(madeOf), ...quoting.flatMap(endOf)]
  const items = ends.length === 0 ? [] : yield* tables.query((sql) => itemRows(sql, audiences, ends))
  const known = new Map(items.map((row) => [`${String(row["kind"])} ${String(row["id"])}`, row]))
  return rows.map((row) => outcomeOf(row, quoting, known))
})

const live = (sql: Sql, table: string) => sql`${sql(schemas.live)}.${sql(table)}`

const saidRows = (sql: Sql, audiences: Audiences, ids: ReadonlyArray<string>) => sql`
  select said.id, said.tasks, reading.outcome, reply.id as "replyId", reply.author as "replyAuthor",
    left(reply.text, ${replyLength}::int) as "replyText", reply.redacted as "replyRedacted"
  from ${live(sql, "messages")} said
  left join ${live(sql, "readings")} reading on reading.id = said.id
  left join ${live(sql, "messages")} reply on reply.id = said."replyTo" and reply.audience = any(${audiences})
  where said.id = any(${ids}::text[]) and said.audience = any(${audiences})`

/** The proposals that quote these messages, the newest first. */
const quotingRows = (sql: Sql, audiences: Audiences, ids: ReadonlyArray<string>) => sql`
  select said.id as message, each.* from unnest(${ids}::text[]) as said(id) cross join lateral (
    select proposal.id, proposal.kind, proposal.status, proposal.draft, proposal.made, proposal."into"
    from ${live(sql, "proposals")} proposal
    where proposal.audience = any(${audiences})
      and proposal.id in (select quote.proposal from ${live(sql, "evidence")} quote where quote.message = said.id)
    order by proposal."proposedAt" desc, proposal.id limit ${mostProposals}::int
  ) each`

const itemRows = (sql: Sql, audiences: Audiences, ids: ReadonlyArray<string>) => {
  const mine = sql`id = any(${ids}::text[]) and audience = any(${audiences})`
  return sql`
    select 'task' as kind, id, number, title as text, status from ${live(sql, "tasks")} where ${mine} union all
    select 'atom', id, number, text, status from ${live(sql, "atoms")} where ${mine} and status = 'standing' union all
    select 'topic', id, number, name, status from ${live(sql, "topics")} where ${mine} and status = 'standing'`
}

/** The tasks that people made of a message. The runner stores only rows of the declared type. */
const madeOf = ({ tasks }: Row) => tasks as ReadonlyArray<string>
/** The item that an approved or merged proposal became a part of; empty for another proposal. */
const endOf = ({ status, made, into }: Row): ReadonlyArray<string> => {
  const end = status === "merged" ? into : made
  return (status === "approved" || status === "merged") && typeof end === "string" ? [end] : []
}

const outcomeOf = (row: Row, quoting: ReadonlyArray<Row>, known: ReadonlyMap<string, Row>): OutcomeOut => {
  const mine = quoting.filter(({ message }) => message === row["id"])
  const of = (kind: DraftKind, ids: ReadonlyArray<string>) =>
    [...new Set(ids)].flatMap((id): ReadonlyArray<Row> => {
      const item = known.get(`${kind} ${id}`)
      return item === undefined ? [] : [item]
    })
  const ends = mine.flatMap(endOf)
  return {
    message: MessageId.make(String(row["id"])),
    // The runner stores only rows of the declared type: here and below.
    reading: (row["outcome"] ?? null) as OutcomeOut["reading"],
    reply: replyOf(row),
    proposals: mine.filter((each) => endOf(each).length === 0).map(proposalOf),
    tasks: of("task", [...madeOf(row), ...ends]).map(({ id, number, text, status }) => ({
      id: TaskId.make(String(id)),
      number: Number(number),
      title: String(text),
      status: status as Status
    })),
    atoms: of("atom", ends).map(({ id, number, text }) => ({
      id: AtomId.make(String(id)),
      number: Number(number),
      text: String(text)
    })),
    topics: of("topic", ends).map(({ id, number, text }) => ({
      id: TopicId.make(String(id)),
      number: Number(number),
      name: String(text)
    }))
  }
}

const replyOf = ({ replyId, replyAuthor, replyText, replyRedacted }: Row): OutcomeOut["reply"] =>
  typeof replyId === "string"
    ? {
        id: MessageId.make(replyId),
        author: replyAuthor as MessageOut["author"],
        text: String(replyText),
        redacted: replyRedacted === true
      }
    : null

const proposalOf = ({ id, kind, status, draft }: Row): OutcomeOut["proposals"][number] => ({
  id: ProposalId.make(String(id)),
  kind: kind as DraftKind,
  status: status as ProposalOut["status"],
  text: draftText(draft as ProposalOut["draft"])
})
