/** Reads people's decisions on proposed statements, topics and tasks, with the messages around their quotes. All audiences: the operator may read all. */
import { Effect, Schedule, Schema, Stream } from "effect"
import type { MessageId } from "../../../domain/ids.ts"
import { DatabaseUnavailable } from "../../../projections/database/database.ts"
import { Knowledge } from "../../../projections/reads/knowledge/knowledge.ts"
import { Reads } from "../../../projections/reads/reads.ts"
import { draftText, type ProposalOut } from "../../../projections/models/knowledge/proposals.ts"
import type { MessageOut } from "../../../projections/models/messages/messages.ts"
import { Projections } from "../../../projections/runner/served/projections.ts"
import { servedTables } from "../../../projections/runner/served/servedTables.ts"
import { schemas } from "../../../projections/runner/tables/tables.ts"
import type { ChatMessage } from "../../../reactors/chat/message/chatMessage.ts"
import { Feed } from "../../../streams/ports/feed.ts"
import type { DecidedCase, DecisionHistory } from "../../evaluation/history.ts"
import { operation } from "../operation/operation.ts"

/** Older decisions show less of the team's present style, and each one costs a call of a model. */
const mostDecisions = 500
/** Decisions per line of the answer. */
const pieceLength = 50
/** Rows per query. */
const pageRows = 100
/** Messages before and after each quoted one: enough to see what it answers. */
const neighbours = 10
/** Longest wait for tables that are being rebuilt. */
const timeout = "1 minute"

/** Each line is a part of the history, the newest decisions first. A message may be in several. */
export const evalOperation = operation({
  name: "evaluate",
  input: Schema.Struct({}),
  run: () =>
    Stream.unwrap(
      Effect.gen(function* () {
        const knowledge = yield* Knowledge
        const reads = yield* Reads
        yield* caughtUp
        const audiences = yield* everyAudience
        const people = (yield* reads.people).map(
          ({ id, name, handle }) => [id, handle === null ? [name] : [name, handle]] as const
        )
        const asked = proposedBy.flatMap((by) =>
          ["approved", "merged", "rejected"].map((status) => ({ ...by, status }))
        )
        const decided = (yield* Effect.forEach(asked, (filter) => newestOf(knowledge, audiences, filter)))
          .flat()
          .filter(isJudgement)
          .toSorted((a, b) => ((a.decidedAt ?? "") < (b.decidedAt ?? "") ? 1 : -1))
          .slice(0, mostDecisions)
        const pieces = Array.from({ length: Math.ceil(decided.length / pieceLength) }, (_, i) =>
          decided.slice(i * pieceLength, (i + 1) * pieceLength)
        )
        return Stream.fromIterable(pieces).pipe(
          Stream.mapEffect((piece) =>
            Effect.map(
              knowledge.messagesAround(audiences, [...new Set(piece.flatMap(quotedBy))], neighbours),
              (messages): DecisionHistory => ({
                decided: piece.map(decidedOf),
                messages: messages.filter(({ redacted }) => !redacted).map(messageOf),
                people
              })
            )
          )
        )
      })
    )
})

/** Waits until the tables hold everything that the log holds now. */
const caughtUp = Effect.gen(function* () {
  const { position, rebuilding } = yield* Projections
  yield* position.waitFor(yield* (yield* Feed).head).pipe(
    Effect.andThen(Effect.sync(rebuilding)),
    Effect.repeat({ until: (why) => why === null, schedule: Schedule.spaced("50 millis") }),
    Effect.timeoutOrElse({
      duration: timeout,
      orElse: () => Effect.fail(new DatabaseUnavailable({ cause: "late", why: "the tables are behind the log" }))
    })
  )
})

const everyAudience = Effect.gen(function* () {
  const { query } = yield* servedTables
  const rows = yield* query((sql) => sql`select distinct audience from ${sql(schemas.live)}.proposals`)
  return rows.map(({ audience }) => String(audience))
})

/** Statements and topics come from extractions, and tasks from runs. */
const proposedBy = [
  { kind: "atom", origin: "extraction" },
  { kind: "topic", origin: "extraction" },
  { kind: "task", origin: "run" }
] as const

/** Decided proposals of one kind and status, the newest first. */
const newestOf = Effect.fnUntraced(function* (
  knowledge: Knowledge["Service"],
  audiences: ReadonlyArray<string>,
  filter: (typeof proposedBy)[number] & { readonly status: string }
) {
  const found: Array<ProposalOut> = []
  let cursor: string | undefined
  do {
    const { items, next } = yield* knowledge.proposals(audiences, filter, pageRows, cursor)
    found.push(...items)
    cursor = next ?? undefined
  } while (cursor !== undefined && found.length < mostDecisions)
  return found
})

// A rejection as late or as a duplicate says nothing about the item itself.
const isJudgement = ({ status, reason }: ProposalOut) =>
  status !== "rejected" || (reason !== "late" && reason !== "duplicate")

const quotedBy = ({ evidence }: ProposalOut): ReadonlyArray<MessageId> => evidence.map(({ message }) => message)

const decidedOf = (proposal: ProposalOut): DecidedCase => ({
  kind: proposal.draft.kind,
  text: draftText(proposal.draft),
  kept: proposal.status !== "rejected",
  quoted: quotedBy(proposal)
})

const messageOf = ({ id, author, text, sentAt, replyTo, thread, chat, audience, bot }: MessageOut): ChatMessage => ({
  id,
  author,
  text,
  at: sentAt,
  replyTo,
  thread,
  chat,
  audience,
  bot
})
