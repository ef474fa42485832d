/** Search by words, by similar spelling and by meaning. */
import { Effect } from "effect"
import { Search } from "../../../projections/search/search.ts"
import { SearchResult } from "../../contract.ts"
import { group } from "../api/operation.ts"
import { read } from "../api/readOperations.ts"
import { resultLimit, searchText } from "../api/requestFields.ts"

/** Hits when the request has no `limit`. */
const hits = 20

export const searchOperations = group("search", {
  find: read(
    "search.find",
    "/search",
    { query: { q: searchText(500), limit: resultLimit }, success: SearchResult },
    Effect.fnUntraced(function* ({ query: { q, limit = hits } }, { reads, audiences }) {
      const found = yield* (yield* Search).find(audiences, q, limit)
      return { ...found, seq: yield* reads.seq }
    })
  )
})
