/** A search with spelling errors over messages of the greatest length. */
import { Effect } from "effect"
import { Database } from "../../../projections/database/database.ts"
import { Search } from "../../../projections/search/search.ts"
import { median } from "../kit/measure.ts"

const texts = 50
/** UTF-16 units of the longest message that is stored. */
const longest = 40_000
const rounds = 5
/** Only this reader sees the long messages, so that they do not slow down the other searches of the bench. */
const reader = "person:longtext"
const words = ["harbour", "lantern", "mooring", "invoice", "winches", "tickets", "relayed", "quayside"]
/** Eight words that the messages hold with another spelling. */
const misspelt = words.map((word) => word.slice(0, 2) + word.slice(3)).join(" ")

const longText = (n: number) =>
  Array.from({ length: 4_000 }, (_, i) => `${words[i % words.length]} w${(n * 4_000 + i).toString(36)}`)
    .join(" ")
    .slice(0, longest)

export const searchingLongTexts = Effect.gen(function* () {
  const { query } = yield* Database
  const each = Array.from({ length: texts }, (_, n) => n)
  yield* query(
    (sql) => sql`
    insert into read.messages (id, seq, chat, author, text, "sentAt", source, "replyTo", thread, edited, redacted, audience, tasks)
    select id, 0, null, ${reader}, text, '2026-11-24T10:00:00.000Z', 'dashboard', null, null, false, false, ${reader}, '[]'
    from unnest(${each.map((n) => `long${String(n).padStart(8, "0")}`)}::text[], ${each.map(longText)}::text[]) as given(id, text)`
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
