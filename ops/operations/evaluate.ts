/** What people decided about statements that were distilled, with what was said around them. Of all audiences: it is the operator who asks. */
import { Effect, Schema, Stream } from "effect"
import type { MessageId } from "../../domain/ids.ts"
import { Database } from "../../projections/database/database.ts"
import { Knowledge } from "../../projections/reads/knowledge.ts"
import { Reads } from "../../projections/reads/reads.ts"
import type { MessageOut, ProposalOut } from "../../projections/reads/wire.ts"
import { schemas } from "../../projections/runner/tables.ts"
import type { ReadingMessage } from "../../reactors/reading/readingMessage.ts"
import { Feed } from "../../streams/feed.ts"
import type { Decided, History } from "../judging/history.ts"
import { operation } from "./operation.ts"

/** Older decisions were about another team's talk; and each costs a question to a model. */
const mostDecisions = 500
/** Decisions in one line of the answer, and rows in one question to the tables. */
const pieceLength = 50
const pageRows = 100
/** Messages before and after each that is quoted: enough to read what it answers. */
const neighbours = 10

/** Each line is a piece of the history, the newest decisions first. A message may stand in several. */
export const evaluate = operation({
  name: "evaluate",
  input: Schema.Struct({}),
  run: () =>
    Stream.unwrap(
      Effect.gen(function* () {
        const knowledge = yield* Knowledge
        const reads = yield* Reads
        yield* reads.waitFor(yield* (yield* Feed).head)
        const audiences = yield* everyAudience
        const people = (yield* reads.people).map(
          ({ id, name, handle }) => [id, handle === null ? [name] : [name, handle]] as const
        )
        const decided = (yield* Effect.forEach(["approved", "merged", "rejected"], (status) =>
          newestOf(knowledge, audiences, status)
        ))
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
              (messages): History => ({
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

const everyAudience = Effect.gen(function* () {
  const rows = yield* (yield* Database).query(
    (sql) => sql`select distinct audience from ${sql(schemas.live)}.proposals`
  )
  return rows.map(({ audience }) => String(audience))
})

/** Decided statements of one status that an extraction proposed, the newest first. */
const newestOf = Effect.fnUntraced(function* (
  knowledge: Knowledge["Service"],
  audiences: ReadonlyArray<string>,
  status: string
) {
  const found: Array<ProposalOut> = []
  let cursor: string | undefined
  do {
    const { items, next } = yield* knowledge.proposals(
      audiences,
      { status, kind: "atom", origin: "extraction" },
      pageRows,
      cursor
    )
    found.push(...items)
    cursor = next ?? undefined
  } while (cursor !== undefined && found.length < mostDecisions)
  return found
})

// What came too late, or twice, says nothing about its worth.
const isJudgement = ({ status, reason }: ProposalOut) =>
  status !== "rejected" || (reason !== "late" && reason !== "duplicate")

const quotedBy = ({ evidence }: ProposalOut): ReadonlyArray<MessageId> => evidence.map(({ message }) => message)

const decidedOf = (proposal: ProposalOut): Decided => ({
  text: proposal.draft.kind === "atom" ? proposal.draft.text : "",
  kept: proposal.status !== "rejected",
  quoted: quotedBy(proposal)
})

const messageOf = ({ id, author, text, sentAt, replyTo, thread, chat, audience }: MessageOut): ReadingMessage => ({
  id,
  author,
  text,
  at: sentAt,
  replyTo,
  thread,
  chat,
  audience
})
