/** Proposals of machines. Nothing of a proposal is real before a person decides here. */
import { Effect, Schema } from "effect"
import { amend } from "../../../../commands/knowledge/review/amend.ts"
import { approve } from "../../../../commands/knowledge/review/approve.ts"
import { merge } from "../../../../commands/knowledge/review/merge.ts"
import { reject, snooze } from "../../../../commands/knowledge/review/reject.ts"
import { reopen } from "../../../../commands/knowledge/review/reopen.ts"
import { Command } from "../../../../domain/proposal/proposal.ts"
import { Band, Instant, RejectReason } from "../../../../domain/values.ts"
import { Nearest } from "../../../../projections/search/nearest.ts"
import { MessageRow } from "../../../contract.ts"
import { ProposalRow, Similar } from "../../../contract/knowledge.ts"
import { decided, resource } from "../../api/commandOperations.ts"
import { byId, placeById } from "../../api/place.ts"
import { found, page, read } from "../../api/readOperations.ts"
import { Id } from "../../api/requestFields.ts"
import { similarOf } from "./insight.ts"
import { Wording } from "./wording.ts"

const Revision = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 1_000_000 }))

/** Similar items beside one proposal. */
const mostSimilar = 5

export const proposals = resource("proposals", placeById("proposal", "/proposals", Command), {
  list: page(
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
        message: Schema.optionalKey(Id)
      },
      description:
        "What machines proposed, newest first. `status` open: all that waits for a decision, also what was snoozed until a moment that has passed. `topic`: what would be filed under it, or would make it; `message`: what quotes it."
    },
    ({ knowledge, audiences }, filter, limit, cursor) => knowledge.proposals(audiences, filter, limit, cursor)
  ),
  get: read(
    "proposals.get",
    "/proposals/:id",
    {
      params: byId,
      success: Schema.Struct({
        proposal: ProposalRow,
        messages: Schema.Array(MessageRow),
        similar: Schema.Array(Similar),
        seq: Schema.Int
      }),
      description:
        "A proposal, the messages that it quotes with those around them, and what is known that is near to it."
    },
    Effect.fnUntraced(function* ({ params: { id } }, { knowledge, audiences, reads }) {
      const proposal = yield* found(yield* knowledge.proposal(audiences, id), "proposal")
      const quoted = [...new Set(proposal.evidence.map(({ message }) => message))]
      const messages = yield* knowledge.messagesAround(audiences, quoted)
      const nearest = yield* Nearest
      const similar = yield* nearest.similarTo(audiences, "proposal", id, [proposal.draft.kind], mostSimilar)
      return { proposal, messages, similar: (similar ?? []).map(similarOf), seq: yield* reads.seq }
    })
  ),
  approve: decided(
    "ApproveProposal",
    { revision: Schema.optionalKey(Revision), draft: Schema.optionalKey(Wording) },
    approve,
    "Makes it real. `revision` is the draft that you saw: refused as changed-meanwhile when it is another one now. Without it nothing is compared, and the draft as it stands is approved, whoever edited it last. `draft` is your own wording, all of it: stored first, then approved; without `revision` too it is refused if somebody changes it in between. Approving what is approved already changes nothing."
  ),
  reject: decided(
    "RejectProposal",
    { reason: Schema.optionalKey(Schema.NullOr(RejectReason)) },
    (request, id, { reason = null }) => reject(request, id, { reason }),
    "Not wanted; a reason teaches the machine, and none is needed. Rejecting it again for another reason is refused as already-rejected: reopen it first."
  ),
  merge: decided(
    "MergeProposal",
    { into: Id },
    merge,
    "It is known already: its quotes are put behind the topic, atom or task `into`, of the draft's own kind."
  ),
  amend: decided(
    "AmendProposal",
    { revision: Schema.optionalKey(Revision), draft: Wording },
    amend,
    "Puts your own wording in place of the machine's, and decides nothing yet. `revision` is the draft that you saw: refused as changed-meanwhile when it is another one now; without it nothing is compared."
  ),
  snooze: decided(
    "SnoozeProposal",
    { until: Instant },
    snooze,
    "Puts it out of the way until a moment in UTC that is still to come."
  ),
  reopen: decided(
    "ReopenProposal",
    {},
    reopen,
    "Takes a decision back, and all that it did; refused as used-since when what it made was used or changed since."
  )
})
