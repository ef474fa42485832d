/** Implements the bot's port `ProposalView` on the tables and on the announcements of their changes. */
import { Effect, Layer, Stream } from "effect"
import { ProposalId } from "../../../../domain/ids.ts"
import { ViewUnavailable } from "../../../../gateways/telegram/cards/task/taskView.ts"
import { ProposalView } from "../../../../gateways/telegram/proposals/proposalView.ts"
import { Knowledge } from "../../../../projections/reads/knowledge/knowledge.ts"
import { Reads } from "../../../../projections/reads/reads.ts"
import { announcementIn } from "../../../../projections/runner/batch/announcement.ts"
import { Broadcast } from "../../../../streams/ports/broadcast.ts"

const changedIds = (value: unknown): ReadonlyArray<ProposalId> => {
  const announcement = announcementIn(value)
  return announcement?.is === "change" ? announcement.change.rows.map(({ id }) => ProposalId.make(id)) : []
}

export const proposalView = Layer.effect(
  ProposalView,
  Effect.gen(function* () {
    const knowledge = yield* Knowledge
    const reads = yield* Reads
    const broadcast = yield* Broadcast
    const orUnavailable = <A, E>(read: Effect.Effect<A, E>) =>
      Effect.mapError(read, (cause) => new ViewUnavailable({ cause }))
    return ProposalView.of({
      get: (proposal, audience) => orUnavailable(knowledge.proposal([audience], proposal)),
      waiting: (audience, limit) => orUnavailable(reads.waitingTaskProposals(audience, limit)),
      changes: broadcast.subscribe("changes.proposals").pipe(
        Stream.map(({ value }) => changedIds(value)),
        Stream.flattenIterable
      )
    })
  })
)
