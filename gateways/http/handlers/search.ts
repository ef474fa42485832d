/** Search over HTTP: by words, by likeness, by meaning. */
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { Search } from "../../../projections/search/search.ts"
import { Api } from "../api/api.ts"
import { readAs } from "./reading.ts"

export const search = HttpApiBuilder.group(Api, "search", (handlers) =>
  handlers.handleAll({
    find: ({ query: { q, limit = 20, after } }) =>
      Effect.flatMap(Search, (search) =>
        readAs("search.find", after, (reads, audiences) =>
          Effect.all({ found: search.find(audiences, q, limit), seq: reads.seq })
        )
      ).pipe(Effect.map(({ found, seq }) => ({ ...found, seq })))
  })
)
