/** Search by words, by similar spelling and by meaning. */
import { Effect, Schema } from "effect"
import { Principals } from "../../../commands/principals.ts"
import { ActorId } from "../../../domain/ids.ts"
import { Day } from "../../../domain/values.ts"
import { Search } from "../../../projections/search/search.ts"
import { SearchHit, SearchResult } from "../../contract/search.ts"
import { group } from "../api/operation.ts"
import { read } from "../api/readOperations.ts"
import { resultLimit, searchText } from "../api/requestFields.ts"

/** Hits when the request has no `limit`. */
const hits = 20

const kinds = SearchHit.fields.kind.literals
const oneKind = kinds.join("|")
const KindList = Schema.String.check(
  Schema.isPattern(new RegExp(`^(${oneKind})(,(${oneKind})){0,9}$`), {
    message: `must be some of ${kinds.join(", ")}, separated by commas`
  })
)

export const searchOperations = group("search", {
  find: read(
    "search.find",
    "/search",
    {
      query: {
        q: searchText(500),
        kinds: Schema.optionalKey(KindList),
        author: Schema.optionalKey(ActorId),
        since: Schema.optionalKey(Day),
        limit: resultLimit
      },
      success: SearchResult,
      description:
        "Tasks, messages, topics and statements by words, similar spelling and meaning, the best first. `T-12`, `A-3` and `K-7` find the item of that number. `kinds`: separated by commas. `since`: the first day."
    },
    Effect.fnUntraced(function* ({ query: { q, kinds: asked, author, since, limit = hits } }, { reads, audiences }) {
      const { namesOf } = yield* Principals
      const found = yield* (yield* Search).find(audiences, q, limit, {
        ...(asked === undefined ? {} : { kinds: kinds.filter((kind) => asked.split(",").includes(kind)) }),
        ...(author === undefined ? {} : { authors: namesOf(author) }),
        ...(since === undefined ? {} : { since })
      })
      return { ...found, seq: yield* reads.seq }
    })
  )
})
