/** A search with spelling errors over messages of the greatest length. */
import { Effect } from "effect"
import { ActorId } from "../../../domain/ids.ts"
import { Audience } from "../../../domain/values.ts"
import { insertStored, type StoredRow } from "../../../projections/kit/insertStored.ts"
import { type Message, messages } from "../../../projections/models/messages/messages.ts"
import { Search } from "../../../projections/search/search.ts"
import { median } from "../kit/measure.ts"

const texts = 50
/** UTF-16 units of the longest message that is stored. */
const longest = 40_000
const rounds = 5
/** Only this reader sees the long messages, so that they do not slow down the other searches of the bench. */
const reader = ActorId.make("person:longtext")
const words = ["harbour", "lantern", "mooring", "invoice", "winches", "tickets", "relayed", "quayside"]
/** Eight words that the messages hold with another spelling. */
const misspelt = words.map((word) => word.slice(0, 2) + word.slice(3)).join(" ")

const longText = (n: number) =>
  Array.from({ length: 4_000 }, (_, i) => `${words[i % words.length]} w${(n * 4_000 + i).toString(36)}`)
    .join(" ")
    .slice(0, longest)

const messageOf = (n: number): StoredRow<Message> => ({
  id: `long${String(n).padStart(8, "0")}`,
  seq: 0,
  chat: null,
  author: reader,
  text: longText(n),
  sentAt: "2026-11-24T10:00:00.000Z",
  source: "dashboard",
  replyTo: null,
  thread: null,
  edited: false,
  redacted: false,
  audience: Audience.make(reader),
  broughtBy: null,
  bot: false,
  tasks: [],
  files: [],
  album: null
})

export const searchingLongTexts = Effect.gen(function* () {
  yield* insertStored(
    messages,
    Array.from({ length: texts }, (_, n) => messageOf(n))
  )
  const search = yield* Search
  const times: Array<number> = []
  for (let i = 0; i < rounds; i++) {
    const began = performance.now()
    const { hits } = yield* search.find([reader], misspelt, 20)
    times.push(performance.now() - began)
    if (hits.length === 0) return yield* Effect.die("the search found nothing, so its time means nothing")
  }
  return {
    name: "search-long-texts" as const,
    value: median(times),
    of: `median of ${rounds} searches of 8 misspelt words among ${texts} texts of ${longest.toLocaleString("en")} characters`
  }
})
