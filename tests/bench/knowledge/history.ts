/** Inserts rows and vectors of a long history directly into the tables, because only reads are measured. */
import { Effect, Schedule } from "effect"
import { ActorId } from "../../../domain/ids.ts"
import { Database } from "../../../projections/database/database.ts"
import { Projections } from "../../../projections/runner/served/projections.ts"
import { createVectorTables, nearestIndex, writeEntries } from "../../../projections/search/vectors/vectorTables.ts"
import { ngramDimensions, ngramHash, ngramModel } from "../../../models/language/text/ngramHash.ts"
import { sha256 } from "../../../streams/commit/identity.ts"
import { sentence } from "./generatedChat.ts"

export const messageCount = 50_000
export const atomCount = 1_000
export const extractionId = "benchextract"
const pieceLength = 1_000
const actor = ActorId.make("person:bench000")

export const messageId = (n: number) => `message${String(n).padStart(8, "0")}`
const atomId = (n: number) => `atom${String(n).padStart(8, "0")}`
/** Messages are a minute apart, with an hour of silence after every fiftieth. */
const at = (n: number) => new Date(1.7e12 + n * 60_000 + Math.floor(n / 50) * 3_600_000).toISOString()

/** Fills the tables: messages, their knowledge, and a requested extraction. */
export const fillTables = Effect.gen(function* () {
  const database = yield* Database
  const { rebuilding } = yield* Projections
  yield* Effect.sync(rebuilding).pipe(
    Effect.repeat({ until: (why) => why === null, schedule: Schedule.spaced("20 millis") })
  )
  for (let from = 0; from < messageCount; from += pieceLength) {
    const each = Array.from({ length: pieceLength }, (_, i) => from + i)
    yield* database.query(
      (sql) => sql`
      insert into read.messages (id, seq, chat, author, text, "sentAt", source, "replyTo", thread, edited, redacted, audience, tasks)
      select id, n, null, ${actor}, text, at, 'dashboard', null, null, false, false, 'team', '[]'
      from unnest(${each.map(messageId)}::text[], ${each}::int[], ${each.map(sentence)}::text[], ${each.map(at)}::text[]) as given(id, n, text, at)`
    )
  }
  const known = Array.from({ length: atomCount }, (_, i) => i)
  yield* database.query(
    (sql) => sql`
    insert into read.atoms (id, seq, number, type, text, topic, tags, links, status, proposals, run, "failedIn", audience, "createdBy", "createdAt", "updatedAt")
    select id, n, n, 'insight', text, null, '[]', '[]', 'standing', '[]', null, null, 'team', ${actor}, at, at
    from unnest(${known.map(atomId)}::text[], ${known}::int[], ${known.map(atomText)}::text[], ${known.map(at)}::text[]) as given(id, n, text, at)`
  )
  yield* database.query(
    (sql) => sql`
    insert into read.extractions (id, seq, status, again, audiences, read, noise, failed, "requestedBy", "requestedAt", parts,
      "failedParts", failures, proposals, unlocated, duplicates, attempt, audience, "updatedAt")
    values (${extractionId}, 1, 'running', false, '["team"]', 0, 0, 0, ${actor}, ${at(0)}, 0, 0, '[]', 0, 0, 0, 1, 'team', ${at(0)})`
  )
})

/** Makes a vector of each text with the built-in model, and the index that the product makes for this number. */
export const fillVectors = Effect.gen(function* () {
  const database = yield* Database
  yield* database.define(createVectorTables)
  const texts = [
    ...Array.from({ length: messageCount }, (_, n) => ({ subject: `message.${messageId(n)}`, text: sentence(n) })),
    ...Array.from({ length: atomCount }, (_, n) => ({ subject: `atom.${atomId(n)}`, text: atomText(n) }))
  ]
  for (let from = 0; from < texts.length; from += pieceLength)
    yield* writeEntries(
      texts.slice(from, from + pieceLength).map(({ subject, text }) => ({
        seq: 0,
        witness: "",
        subject,
        embedding: { subject, owners: [], model: ngramModel, textDigest: sha256(text), vector: ngramHash(text) }
      }))
    )
  const index = nearestIndex({ number: 1, dimensions: ngramDimensions })
  yield* database.define(
    `set maintenance_work_mem = '512MB'; ${index}; reset maintenance_work_mem; analyze`,
    "10 minutes"
  )
})

/** Marks all messages as read by the extraction, except the last `left`. */
export const readAllBut = (left: number) =>
  Effect.gen(function* () {
    const database = yield* Database
    yield* database.query(
      (sql) => sql`
      insert into read.readings (id, seq, extraction, attempt, outcome, factors, "at")
      select id, seq, ${extractionId}, 1, 'read', '{}', "sentAt" from read.messages where seq < ${messageCount - left}`
    )
    yield* database.define("analyze read.readings")
  })

export const place = (n: number) => ({ at: at(n), id: messageId(n) })
const atomText = (n: number) => `Known: ${sentence(n * 20 + 7)}`
