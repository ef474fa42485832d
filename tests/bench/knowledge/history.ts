/** Inserts rows and vectors of a long history directly into the tables, because only reads are measured. */
import { Effect, Schedule } from "effect"
import { ActorId, ExtractionId } from "../../../domain/ids.ts"
import { team } from "../../../domain/values.ts"
import { Database } from "../../../projections/database/database.ts"
import { insertStored, type StoredRow } from "../../../projections/kit/insertStored.ts"
import { extractions, type ExtractionRowStored } from "../../../projections/models/jobs/extractions.ts"
import { readings, type StoredReading } from "../../../projections/models/jobs/readings.ts"
import { type Atom, atoms } from "../../../projections/models/knowledge/atoms.ts"
import { type Message, messages } from "../../../projections/models/messages/messages.ts"
import { Projections } from "../../../projections/runner/served/projections.ts"
import { createVectorTables, nearestIndex, writeEntries } from "../../../projections/search/vectors/vectorTables.ts"
import { ngramDimensions, ngramHash, ngramModel } from "../../../models/language/text/ngramHash.ts"
import { sha256 } from "../../../streams/commit/identity.ts"
import { sentence } from "./generatedChat.ts"

/** `BENCH_MESSAGES`: fewer messages, to try the bench itself. A multiple of a thousand, and at least 10,000. */
export const messageCount = Number(process.env["BENCH_MESSAGES"] ?? 50_000)
export const atomCount = 1_000
export const extractionId = "benchextract"
const pieceLength = 1_000
const actor = ActorId.make("person:bench000")

export const messageId = (n: number) => `message${String(n).padStart(8, "0")}`
const atomId = (n: number) => `atom${String(n).padStart(8, "0")}`
/** Messages are a minute apart, with an hour of silence after every fiftieth. */
const at = (n: number) => new Date(1.7e12 + n * 60_000 + Math.floor(n / 50) * 3_600_000).toISOString()

const messageOf = (n: number): StoredRow<Message> => ({
  id: messageId(n),
  seq: n,
  chat: null,
  author: actor,
  text: sentence(n),
  sentAt: at(n),
  source: "dashboard",
  replyTo: null,
  thread: null,
  edited: false,
  redacted: false,
  audience: team,
  broughtBy: null,
  bot: false,
  tasks: [],
  files: [],
  album: null
})
const atomOf = (n: number): StoredRow<Atom> => ({
  id: atomId(n),
  seq: n,
  number: n,
  type: "insight",
  text: atomText(n),
  revision: 1,
  topic: null,
  tags: [],
  links: [],
  owner: null,
  due: null,
  life: "open",
  closings: [],
  status: "standing",
  proposals: [],
  run: null,
  failedIn: null,
  audience: team,
  createdBy: actor,
  createdAt: at(n),
  updatedAt: at(n)
})
const extraction: StoredRow<ExtractionRowStored> = {
  id: extractionId,
  seq: 1,
  status: "running",
  chat: null,
  from: null,
  to: null,
  again: false,
  audiences: [team],
  messages: null,
  read: 0,
  noise: 0,
  failed: 0,
  requestedBy: actor,
  requestedAt: at(0),
  parts: 0,
  failedParts: 0,
  failures: [],
  proposals: 0,
  unlocated: 0,
  duplicates: 0,
  model: null,
  reason: null,
  attempt: 1,
  audience: team,
  startedAt: null,
  endedAt: null,
  updatedAt: at(0)
}

/** Fills the tables: messages, their knowledge, and a requested extraction. */
export const fillTables = Effect.gen(function* () {
  const { rebuilding } = yield* Projections
  yield* Effect.sync(rebuilding).pipe(
    Effect.repeat({ until: (why) => why === null, schedule: Schedule.spaced("20 millis") })
  )
  for (let from = 0; from < messageCount; from += pieceLength)
    yield* insertStored(
      messages,
      Array.from({ length: pieceLength }, (_, i) => messageOf(from + i))
    )
  yield* insertStored(
    atoms,
    Array.from({ length: atomCount }, (_, n) => atomOf(n))
  )
  yield* insertStored(extractions, [extraction])
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
    yield* insertStored(
      readings,
      Array.from({ length: messageCount - left }, (_, n): StoredRow<StoredReading> => ({
        id: messageId(n),
        seq: n,
        extraction: ExtractionId.make(extractionId),
        attempt: 1,
        outcome: "read",
        window: null,
        score: null,
        factors: {},
        at: at(n)
      }))
    )
    yield* (yield* Database).define("analyze read.readings")
  })

export const place = (n: number) => ({ at: at(n), id: messageId(n) })
const atomText = (n: number) => `Known: ${sentence(n * 20 + 7)}`
