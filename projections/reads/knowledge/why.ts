/** The answer to "why does this task exist?": from what was said to the task, step by step. */
import { Effect } from "effect"
import { wordsOf } from "../../models/knowledge/words.ts"
import { schemas } from "../../runner/tables.ts"
import type { KnowledgeQuestions, WhyStep } from "./questions.ts"
import { type Asked, type Audiences, oneOf, out, type Tables } from "../pages.ts"
import type { AtomOut, ChatOut, ExtractionOut, MessageOut, ProposalOut, RunOut, TaskOut } from "../wire.ts"

export const whyReads = (tables: Tables): Pick<KnowledgeQuestions, "why"> => {
  const rows = <Row>(view: string, audiences: Audiences, ids: ReadonlyArray<string>): Asked<ReadonlyArray<Row>> =>
    ids.length === 0
      ? Effect.succeed([])
      : tables
          .query(
            (sql) => sql`
            select * from ${sql(schemas.live)}.${sql(view)}
            where id = any(${ids as Array<string>}) and audience = any(${audiences as Array<string>})
            order by ${sql(orders[view] ?? "id")}, id`
          )
          .pipe(out<Row>(view))

  return {
    why: Effect.fnUntraced(function* (audiences, id) {
      const task = yield* oneOf<TaskOut>(tables, "tasks", audiences, { id })
      if (task === null) return null
      const [atoms, tasked] = yield* Effect.all([
        rows<AtomOut>("atoms", audiences, task.atoms),
        rows<ProposalOut>("proposals", audiences, yield* proposalsOf(tables, id))
      ])
      const recorded = yield* rows<ProposalOut>(
        "proposals",
        audiences,
        unique(atoms.flatMap(({ proposals }) => proposals))
      )
      const all = [...recorded, ...tasked]
      const origins = (is: "extraction" | "run") =>
        unique(all.flatMap(({ origin }) => (origin.is === is ? [origin.id] : [])))
      const quoted = all.flatMap(({ evidence }) => evidence.map(({ message }) => message))
      const [said, extractions, runs] = yield* Effect.all([
        rows<MessageOut>("messages", audiences, unique([...quoted, ...(task.message === null ? [] : [task.message])])),
        rows<ExtractionOut>("extractions", audiences, origins("extraction")),
        rows<RunOut>("runs", audiences, origins("run"))
      ])
      const chats = yield* rows<ChatOut>(
        "chats",
        audiences,
        unique([...extractions, ...said].flatMap(({ chat }) => (chat === null ? [] : [chat])))
      )
      return [
        ...said.map((row) => step("message", row, { text: row.text, actor: row.author, at: row.sentAt })),
        ...extractions.map((row) =>
          step("extraction", row, {
            text: stretchOf(row, all, said, chats),
            actor: row.requestedBy,
            at: row.requestedAt,
            model: row.model
          })
        ),
        ...recorded.map(proposed),
        ...atoms.map((row) => step("atom", row, { text: row.text, actor: row.createdBy, at: row.createdAt })),
        ...runs.map((row) =>
          step("run", row, { text: row.name, actor: row.createdBy, at: row.createdAt, model: row.model })
        ),
        ...tasked.map(proposed),
        step("task", task, { text: task.title, actor: task.createdBy, at: task.createdAt, model: task.model })
      ]
    })
  }
}

/** `Backend · 2026-11-20 – 2026-11-27`: its chat, or, where it read all of them, those that it found something in. */
const stretchOf = (
  { id, chat, from, to, requestedAt }: ExtractionOut,
  proposals: ReadonlyArray<ProposalOut>,
  said: ReadonlyArray<MessageOut>,
  chats: ReadonlyArray<Pick<ChatOut, "id" | "title">>
): string => {
  const quoted = new Set(
    proposals.flatMap(({ origin, evidence }) => (origin.id === id ? evidence.map(({ message }) => message) : []))
  )
  const read = new Set(chat === null ? said.flatMap((row) => (quoted.has(row.id) ? [row.chat] : [])) : [chat])
  const titles = chats.filter((each) => read.has(each.id)).map(({ title }) => title)
  // It reads what was said before it was asked for.
  const days = `${from === null ? "…" : dayOf(from)} – ${dayOf(to ?? requestedAt)}`
  return [...(titles.length === 0 ? [] : [titles.join(", ")]), days].join(" · ")
}
const dayOf = (at: string) => at.slice(0, "2026-11-27".length)

/** The proposal that made a task, and those that were merged into it. */
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
    text: wordsOf(row.draft),
    actor: row.decidedBy,
    at: row.decidedAt ?? row.proposedAt,
    model: row.model,
    quotes: row.evidence
  })

const step = (
  is: WhyStep["is"],
  { id }: { readonly id: string },
  what: Partial<WhyStep> & Pick<WhyStep, "at">
): WhyStep => ({ is, id, text: "", actor: null, model: null, quotes: [], ...what })

const orders: { readonly [view: string]: string } = {
  chats: "title",
  messages: "sentAt",
  atoms: "number",
  proposals: "proposedAt",
  extractions: "requestedAt",
  runs: "createdAt"
}
const unique = <A>(list: ReadonlyArray<A>): ReadonlyArray<A> => [...new Set(list)]
