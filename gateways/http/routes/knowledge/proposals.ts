/** Proposals of models. A proposal has no effect before a person decides here. */
import { Effect, Schema } from "effect"
import { amend } from "../../../../commands/knowledge/review/amend.ts"
import { approve } from "../../../../commands/knowledge/review/approve.ts"
import { merge } from "../../../../commands/knowledge/review/merge.ts"
import { reject, snooze } from "../../../../commands/knowledge/review/reject.ts"
import { reopen } from "../../../../commands/knowledge/review/reopen.ts"
import { Command } from "../../../../domain/proposal/proposal.ts"
import { seenRevision } from "../../../../domain/text/versions.ts"
import { Band, Instant, RejectReason } from "../../../../domain/values.ts"
import { Nearest } from "../../../../projections/search/vectors/nearest.ts"
import { MessageRow } from "../../../contract.ts"
import { ProposalRow, Similar } from "../../../contract/knowledge.ts"
import { decided, resource } from "../../api/commandOperations.ts"
import { byId, placeById } from "../../api/place.ts"
import { found, asOfPosition, readPage, read } from "../../api/readOperations.ts"
import { asOfQuery, asOfText, Id } from "../../api/requestFields.ts"
import { similarOf } from "./insight.ts"
import { WordingBody } from "./wording.ts"

/** Similar items beside one proposal. */
const mostSimilar = 5

export const proposalOperations = resource("proposals", placeById("proposal", "/proposals", Command), {
  list: readPage(
    "proposals.list",
    "/proposals",
    {
      row: ProposalRow,
      filter: {
        status: Schema.optionalKey(ProposalRow.fields.status),
        kind: Schema.optionalKey(Schema.Literals(["topic", "atom", "task"])),
        origin: Schema.optionalKey(Schema.Literals(["extraction", "run"])),
        /** The id of that extraction or run. */
        originId: Schema.optionalKey(Id),
        topic: Schema.optionalKey(Id),
        band: Schema.optionalKey(Band),
        message: Schema.optionalKey(Id),
        ...asOfQuery
      },
      description: `The proposals of the models, newest first. \`status=open\`: undecided proposals, including those whose snooze has ended. \`topic\`: proposals under that topic, and the proposal that would create it. \`message\`: proposals that quote that message. ${asOfText}`
    },
    ({ knowledge, audiences }, filter, limit, cursor, asOf) =>
      knowledge.proposals(audiences, filter, limit, cursor, asOf)
  ),
  get: read(
    "proposals.get",
    "/proposals/:id",
    {
      params: byId,
      query: asOfQuery,
      success: Schema.Struct({
        proposal: ProposalRow,
        messages: Schema.Array(MessageRow),
        similar: Schema.Array(Similar),
        seq: Schema.Int
      }),
      description: `A proposal, the messages that it quotes with the messages around them, and similar knowledge. ${asOfText} The messages and the similar knowledge are those of today.`
    },
    Effect.fnUntraced(function* ({ params: { id }, query }, access) {
      const { knowledge, audiences, reads } = access
      const asOf = yield* asOfPosition(access, query.asOf)
      const proposal = yield* found(yield* knowledge.proposal(audiences, id, asOf), "proposal")
      const quoted = [...new Set(proposal.evidence.map(({ message }) => message))]
      const messages = yield* knowledge.messagesAround(audiences, quoted)
      const nearest = yield* Nearest
      const similar = yield* nearest.similarTo(audiences, "proposal", id, [proposal.draft.kind], mostSimilar)
      return { proposal, messages, similar: (similar ?? []).map(similarOf), seq: asOf ?? (yield* reads.seq) }
    })
  ),
  approve: decided(
    "ApproveProposal",
    { ...seenRevision, draft: Schema.optionalKey(WordingBody) },
    approve,
    "Creates the topic, atom or task. `revision` is the draft that you saw: refused as changed-meanwhile when there is another one now. Without `revision` the current draft is approved, by any author. `draft` is your own complete wording: it is stored, then approved; it is refused when another person changes it in between, also without `revision`. A second approval changes nothing."
  ),
  reject: decided(
    "RejectProposal",
    { reason: Schema.optionalKey(Schema.NullOr(RejectReason)) },
    (request, id, { reason = null }) => reject(request, id, { reason }),
    "Rejects it. A reason is optional and improves later proposals. A second rejection with another reason is refused as already-rejected: reopen the proposal first."
  ),
  merge: decided(
    "MergeProposal",
    { into: Id },
    merge,
    "Merges it into existing knowledge: the topic, atom or task `into`, of the draft's kind, gets its quotes."
  ),
  amend: decided(
    "AmendProposal",
    { ...seenRevision, draft: WordingBody },
    amend,
    "Replaces the draft with your own wording, without a decision. `revision` is the draft that you saw: refused as changed-meanwhile when there is another one now. Without `revision` nothing is compared."
  ),
  snooze: decided("SnoozeProposal", { until: Instant }, snooze, "Hides it until a future moment, in UTC."),
  reopen: decided(
    "ReopenProposal",
    {},
    reopen,
    "Undoes the decision and its effects. Refused as used-since when the result was used or changed after it."
  )
})
