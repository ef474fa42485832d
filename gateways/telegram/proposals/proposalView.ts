/** The proposals for tasks, as the bot shows them. It is a port: `ops/parts/bot/reads/proposalView.ts` provides it from the tables. */
import { Context, type Effect, type Stream } from "effect"
import type { ProposalId } from "../../../domain/ids.ts"
import type { Audience } from "../../../domain/values.ts"
import type { ProposalRow } from "../../contract/knowledge.ts"
import type { ViewUnavailable } from "../cards/task/taskView.ts"

/** Every read fails while the tables do not answer; a retry is safe. */
export class ProposalView extends Context.Service<
  ProposalView,
  {
    /** Null when the proposal does not exist, or is not for this audience. */
    readonly get: (proposal: ProposalId, audience: Audience) => Effect.Effect<ProposalRow | null, ViewUnavailable>
    /** The proposals for tasks of this audience that wait for a decision, oldest first. */
    readonly waiting: (audience: Audience, limit: number) => Effect.Effect<ReadonlyArray<ProposalRow>, ViewUnavailable>
    /** The proposals that change. A lost announcement is found by a later read. */
    readonly changes: Stream.Stream<ProposalId>
  }
>()("tracker/gateways/telegram/ProposalView") {}
