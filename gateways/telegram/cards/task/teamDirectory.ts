/** The names that a line of a person may contain, and the zone in which its dates are read. `ops/parts/bot/` provides it. */
import { Context, type Effect } from "effect"
import type { ActorId } from "../../../../domain/ids.ts"
import type { Audience } from "../../../../domain/values.ts"
import type { ViewUnavailable } from "./taskView.ts"

export interface AssignablePerson {
  readonly id: ActorId
  readonly name: string
  readonly handle: string | null
}

interface TopicToName {
  readonly id: string
  readonly name: string
}

/** Every read fails while the read model does not answer; a retry is safe. */
export class TeamDirectory extends Context.Service<
  TeamDirectory,
  {
    /** The people to whom a task may be assigned and whom these audiences may see, by name. */
    readonly people: (
      audiences: ReadonlyArray<Audience>
    ) => Effect.Effect<ReadonlyArray<AssignablePerson>, ViewUnavailable>
    /** The active topics that these audiences may see, newest first. */
    readonly topics: (audiences: ReadonlyArray<Audience>) => Effect.Effect<ReadonlyArray<TopicToName>, ViewUnavailable>
    /** The names of those of these people and topics that these audiences may see, by id. */
    readonly namesOf: (
      ids: ReadonlyArray<string>,
      audiences: ReadonlyArray<Audience>
    ) => Effect.Effect<ReadonlyMap<string, string>, ViewUnavailable>
    /** The zone that a person has chosen; else that of most people of the chat; else that of the installation. */
    readonly zoneOf: (person: ActorId, chat: ReadonlyArray<ActorId>) => Effect.Effect<string, ViewUnavailable>
  }
>()("tracker/gateways/telegram/TeamDirectory") {}
