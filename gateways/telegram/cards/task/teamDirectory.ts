/** The people and topics that a typed line may name, and the zone in which its dates are read. `ops/parts/bot/` provides it. */
import { Context, type Effect } from "effect"
import type { ActorId } from "../../../../domain/ids.ts"
import type { Audience } from "../../../../domain/values.ts"
import type { ViewUnavailable } from "./taskView.ts"

export interface AssignablePerson {
  readonly id: ActorId
  readonly name: string
  readonly handle: string | null
}

interface NameableTopic {
  readonly id: string
  readonly name: string
}

/** Every read fails while the read model does not answer; a retry is safe. */
export class TeamDirectory extends Context.Service<
  TeamDirectory,
  {
    /** The people who may get a task and whom these audiences may see, in the order of names. */
    readonly people: (
      audiences: ReadonlyArray<Audience>
    ) => Effect.Effect<ReadonlyArray<AssignablePerson>, ViewUnavailable>
    /** The active topics that these audiences may see, newest first. */
    readonly topics: (
      audiences: ReadonlyArray<Audience>
    ) => Effect.Effect<ReadonlyArray<NameableTopic>, ViewUnavailable>
    /** Names by id. A person or topic that these audiences may not see has none. */
    readonly namesOf: (
      ids: ReadonlyArray<string>,
      audiences: ReadonlyArray<Audience>
    ) => Effect.Effect<ReadonlyMap<string, string>, ViewUnavailable>
    /** The zone of the person's preferences; else the most frequent one in the chat; else that of the installation. */
    readonly zoneOf: (person: ActorId, chat: ReadonlyArray<ActorId>) => Effect.Effect<string, ViewUnavailable>
  }
>()("tracker/gateways/telegram/TeamDirectory") {}
