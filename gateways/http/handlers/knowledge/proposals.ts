/** Proposals over HTTP: reading them with their evidence, and deciding on them. */
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { amend } from "../../../../commands/knowledge/review/amend.ts"
import { approve } from "../../../../commands/knowledge/review/approve.ts"
import { merge } from "../../../../commands/knowledge/review/merge.ts"
import { reject, snooze } from "../../../../commands/knowledge/review/reject.ts"
import { reopen } from "../../../../commands/knowledge/review/reopen.ts"
import { Nearest } from "../../../../projections/search/nearest.ts"
import { Api } from "../../api/api.ts"
import { decides, does, know, there } from "./finding.ts"
import { similarOf } from "./similarOf.ts"

/** Of what is known already, so much that is near is shown beside a proposal. */
const mostSimilar = 5

export const proposals = HttpApiBuilder.group(Api, "proposals", (handlers) =>
  handlers.handleAll({
    list: ({ query: { after, limit = 50, cursor, ...filter } }) =>
      know("proposals.list", after, (knowledge, audiences) =>
        knowledge.proposals(audiences, filter, limit, cursor)
      ).pipe(Effect.map(({ found, seq }) => ({ ...found, seq }))),
    get: Effect.fnUntraced(function* ({ params, query }) {
      const nearest = yield* Nearest
      const { found, seq } = yield* know("proposals.get", query.after, (knowledge, audiences) =>
        Effect.gen(function* () {
          const proposal = yield* knowledge.proposal(audiences, params.id)
          if (proposal === null) return null
          const quoted = [...new Set(proposal.evidence.map(({ message }) => message))]
          const messages = yield* knowledge.messagesAround(audiences, quoted)
          const similar = yield* nearest.similarTo(audiences, "proposal", params.id, [proposal.draft.kind], mostSimilar)
          return { proposal, messages, similar: (similar ?? []).map(similarOf) }
        })
      )
      return { ...(yield* there(found, "proposal")), seq }
    }),
    approve: decides(approve),
    reject: decides((request, id, { reason = null }) => reject(request, id, { reason })),
    merge: decides(merge),
    amend: decides(amend),
    snooze: decides(snooze),
    reopen: does(reopen)
  })
)
