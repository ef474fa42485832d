/** Times of reads on a long history: pages of unprocessed messages, similar items, and searches. */
import { Effect } from "effect"
import { team } from "../../../domain/values.ts"
import { Unread } from "../../../projections/reads/unread/unread.ts"
import type { MessagePlace, MessageScope } from "../../../projections/reads/unread/questions.ts"
import { Nearest, type NearKind } from "../../../projections/search/vectors/nearest.ts"
import { Search } from "../../../projections/search/search.ts"
import { atomCount, extractionId, messageId, messageCount } from "./history.ts"
import { median, percentile } from "../kit/measure.ts"

export const pageMessages = 400
/** Pages at each end, of which the median counts. They are read twice, so that both ends are warm. */
export const pagesTimed = 20
const questions = 200
const nearestWanted = 10

const scope: MessageScope = {
  extraction: extractionId,
  attempt: 1,
  chat: null,
  from: null,
  to: null,
  again: false,
  audiences: [team],
  upTo: 0
}

/** The median of consecutive pages from a place. The second round counts. */
export const pageMillis = Effect.fnUntraced(function* (from: MessagePlace | null, pages = pagesTimed) {
  const unread = yield* Unread
  const times: Array<number> = []
  for (const round of [0, 1]) {
    let after = from
    for (let page = 0; page < pages; page++) {
      const began = performance.now()
      const rows = yield* unread.messages(scope, after, pageMessages)
      if (round === 1) times.push(performance.now() - began)
      const end = rows.at(-1)
      if (end === undefined) break
      after = { at: end.sentAt, id: end.id }
    }
  }
  return median(times)
})

/** Finds the nearest items of one kind for messages of the whole history, one after another. */
export const similarTo = Effect.fnUntraced(function* (kind: NearKind) {
  const nearest = yield* Nearest
  const times: Array<number> = []
  let found = 0
  for (let i = 0; i < questions; i++) {
    const began = performance.now()
    const near = yield* nearest.similarTo(
      [team],
      "message",
      messageId(Math.floor((i * messageCount) / questions)),
      [kind],
      nearestWanted
    )
    times.push(performance.now() - began)
    found += near?.length ?? 0
  }
  if (found < questions * nearestWanted * leastFound)
    return yield* Effect.die(`only ${found} similar items were found: that is no measure`)
  return {
    value: percentile(times, 0.95),
    of: `p95 of ${questions} questions among ${(messageCount + atomCount).toLocaleString("en")} vectors, median ${median(times).toFixed(1)} ms`
  }
})
/** Share of the requested items. */
const leastFound = 0.9

/** Typical queries: a rare word, common words, a phrase, and a misspelling. */
const typed = ["lantern", "crate 500", "replace the winch", "harbour map upstairs", "by friday", "lantren"]
export const searching = Effect.gen(function* () {
  const search = yield* Search
  const times: Array<number> = []
  for (let i = 0; i < questions; i++) {
    const began = performance.now()
    const { hits } = yield* search.find([team], typed[i % typed.length] ?? "", nearestWanted)
    times.push(performance.now() - began)
    if (hits.length === 0) return yield* Effect.die("nothing was found: that is no measure")
  }
  return {
    name: "search-p95" as const,
    value: percentile(times, 0.95),
    of: `p95 of ${questions} searches among ${(messageCount + atomCount).toLocaleString("en")} texts, median ${median(times).toFixed(1)} ms`
  }
})
