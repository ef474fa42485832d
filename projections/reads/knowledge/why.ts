/** The answer to "why does this task exist?": the steps from the messages to the task. */
import { Effect } from "effect"
import { atoms } from "../../models/knowledge/atoms.ts"
import { type StoredChat, chats } from "../../models/messages/chats.ts"
import { draftText, type ProposalOut, proposals } from "../../models/knowledge/proposals.ts"
import { type ExtractionOut, extractions } from "../../models/jobs/extractions.ts"
import { runs } from "../../models/jobs/runs.ts"
import { type MessageOut, messages } from "../../models/messages/messages.ts"
import { type TaskOut, tasks } from "../../models/tasks.ts"
import type { Table } from "../../row.ts"
import { schemas } from "../../runner/tables/tables.ts"
import type { KnowledgeQuestions, ReadWhyStep } from "./questions.ts"
import { type Asked, type Audiences, oneOf, type Tables, toWire } from "../pages.ts"

export const whyReads = (tables: Tables): Pick<KnowledgeQuestions, "why"> => ({
  why: Effect.fnUntraced(function* (audiences, id) {
    const task = yield* oneOf(tables, tasks, audiences, { id })
    return task === null ? null : stepsTo(task, yield* sourcesOf(tables, audiences, task))
  })
})

/** The rows that led to a task, as far as these audiences may see them. */
const sourcesOf = Effect.fnUntraced(function* (tables: Tables, audiences: Audiences, task: TaskOut) {
  const rows = visibleRows(tables, audiences)
  const [statements, forTask] = yield* Effect.all([
    rows(atoms, task.atoms, "number"),
    rows(proposals, yield* proposalsOf(tables, task.id), "proposedAt")
  ])
  const forAtoms = yield* rows(proposals, unique(statements.flatMap((atom) => atom.proposals)), "proposedAt")
  const all = [...forAtoms, ...forTask]
  const origins = (is: "extraction" | "run") =>
    unique(all.flatMap(({ origin }) => (origin.is === is ? [origin.id] : [])))
  const quoted = all.flatMap(({ evidence }) => evidence.map(({ message }) => message))
  const source =
    task.message === null ? [] : [task.message, ...(yield* messagesBeside(tables, audiences, task.message))]
  const [said, extracted, analysed] = yield* Effect.all([
    rows(messages, unique([...quoted, ...source]), "sentAt"),
    rows(extractions, origins("extraction"), "requestedAt"),
    rows(runs, origins("run"), "createdAt")
  ])
  const chatIds = unique([...extracted, ...said].flatMap(({ chat }) => (chat === null ? [] : [chat])))
  const inChats = yield* rows(chats, chatIds, "title")
  return { statements, forTask, forAtoms, said, extracted, analysed, inChats }
})
type Sources = Effect.Success<ReturnType<typeof sourcesOf>>

const visibleRows =
  (tables: Tables, audiences: Audiences) =>
  <Wire extends object>(table: Table<Wire>, ids: ReadonlyArray<string>, orderBy: string): Asked<ReadonlyArray<Wire>> =>
    ids.length === 0
      ? Effect.succeed([])
      : tables
          .query(
            (sql) => sql`
            select * from ${sql(schemas.live)}.${sql(table.name)}
            where id = any(${ids}) and audience = any(${audiences})
            order by ${sql(orderBy)}, id`
          )
          .pipe(toWire(table))

/** Two albums of Telegram, and the message that is replied to. */
const mostBeside = 20

/** The message that a message replies to, and the other parts of the albums of both, also those that came later. */
const messagesBeside = (tables: Tables, audiences: Audiences, message: string) =>
  tables
    .query((sql) => {
      const table = sql`${sql(schemas.live)}.messages`
      return sql`
      with both_messages as (
        select id, album, "replyTo" from ${table} where id = ${message}
        union all
        select replied.id, replied.album, null from ${table} said join ${table} replied on replied.id = said."replyTo"
        where said.id = ${message}
      )
      select id from (
        select id, "sentAt" from ${table} where id in (select id from both_messages) and audience = any(${audiences})
        union
        select id, "sentAt" from ${table} where album in (select album from both_messages) and audience = any(${audiences})
      ) beside
      where id <> ${message} order by "sentAt", id limit ${mostBeside}`
    })
    .pipe(Effect.map((found) => found.map(({ id }) => String(id))))

/** From the messages to the task. */
const stepsTo = (
  task: TaskOut,
  { statements, forTask, forAtoms, said, extracted, analysed, inChats }: Sources
): ReadonlyArray<ReadWhyStep> => [
  ...said.map((row) =>
    step("message", row, { text: row.text, actor: row.author, at: row.sentAt, files: row.files.length })
  ),
  ...extracted.map((row) =>
    step("extraction", row, {
      text: stretchOf(row, [...forAtoms, ...forTask], said, inChats),
      actor: row.requestedBy,
      at: row.requestedAt,
      model: row.model
    })
  ),
  ...forAtoms.map(proposed),
  ...statements.map((row) => step("atom", row, { text: row.text, actor: row.createdBy, at: row.createdAt })),
  ...analysed.map((row) =>
    step("run", row, { text: row.name, actor: row.createdBy, at: row.createdAt, model: row.model })
  ),
  ...forTask.map(proposed),
  step("task", task, { text: task.title, actor: task.createdBy, at: task.createdAt, model: task.model })
]

/** `Backend · 2026-11-20 – 2026-11-27`: the chat, or the chats with a quote if the extraction read all of them. */
const stretchOf = (
  { id, chat, from, to, requestedAt }: ExtractionOut,
  proposals: ReadonlyArray<ProposalOut>,
  said: ReadonlyArray<MessageOut>,
  inChats: ReadonlyArray<StoredChat & { readonly id: string }>
): string => {
  const quoted = new Set(
    proposals.flatMap(({ origin, evidence }) => (origin.id === id ? evidence.map(({ message }) => message) : []))
  )
  const read = new Set<string | null>(
    chat === null ? said.flatMap((row) => (quoted.has(row.id) ? [row.chat] : [])) : [chat]
  )
  const titles = inChats.filter((each) => read.has(each.id)).map(({ title }) => title)
  // An extraction without an end reads up to its request.
  const days = `${from === null ? "…" : dayOf(from)} – ${dayOf(to ?? requestedAt)}`
  return [...(titles.length === 0 ? [] : [titles.join(", ")]), days].join(" · ")
}
const dayOf = (at: string) => at.slice(0, "2026-11-27".length)

/** The proposal that made a task, and the proposals that were merged into it. */
const proposalsOf = (tables: Tables, task: string) =>
  tables
    .query(
      (sql) => sql`
      select ground->>'proposal' as proposal from ${sql(schemas.live)}.tasks, jsonb_array_elements(grounds) ground
      where id = ${task} and ground->>'proposal' is not null`
    )
    .pipe(Effect.map((found) => unique(found.map(({ proposal }) => String(proposal)))))

const proposed = (row: ProposalOut) =>
  step("proposal", row, {
    text: draftText(row.draft),
    actor: row.decidedBy,
    at: row.decidedAt ?? row.proposedAt,
    model: row.model,
    quotes: row.evidence
  })

const step = (
  is: ReadWhyStep["is"],
  { id }: { readonly id: string },
  what: Partial<ReadWhyStep> & Pick<ReadWhyStep, "at">
): ReadWhyStep => ({ is, id, text: "", actor: null, model: null, quotes: [], files: 0, ...what })

const unique = <A>(list: ReadonlyArray<A>): ReadonlyArray<A> => [...new Set(list)]
