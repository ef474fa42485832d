/** The recorded groups, folded from the log in memory: a round over all groups reads the log once, however many there are. */
import { Context, Effect, Layer } from "effect"
import type { StreamUnavailable } from "../../../../streams/errors.ts"
import { follower } from "../../../../streams/following/follower.ts"
import type { Feed } from "../../../../streams/ports/feed.ts"
import { Addresses } from "../addresses.ts"
import { Chats } from "../chats.ts"
import { type Group, groupAfter } from "./group.ts"

interface Folded {
  /** By subject. */
  readonly all: Map<string, Group>
  readonly parked: Set<string>
}

export class RecordedGroups extends Context.Service<
  RecordedGroups,
  {
    /**
     * The recorded groups that the bot can reach by their Telegram id, as the log has them at the call. Groups with a commit that
     * cannot be read are left out. Fails while the log cannot be read; a retry is safe.
     */
    readonly present: Effect.Effect<ReadonlyArray<readonly [chat: number, group: Group]>, StreamUnavailable>
  }
>()("tracker/gateways/telegram/people/RecordedGroups") {
  static readonly layer: Layer.Layer<RecordedGroups, StreamUnavailable, Feed | Addresses | Chats> = Layer.effect(
    RecordedGroups,
    Effect.gen(function* () {
      const { groups: known } = yield* Addresses
      const { subjectOf } = yield* Chats
      const { state, current } = yield* follower({
        name: "the groups of the bot",
        subjects: ["evt.chat.>"],
        fresh: (): Folded => ({ all: new Map(), parked: new Set() }),
        fold: ({ all }, commit) => {
          const group = groupAfter(all.get(commit.subject) ?? null, commit)
          if (group !== null) all.set(commit.subject, group)
        },
        park: ({ parked }, { subject }) => void parked.add(subject),
        repair: ({ parked }, subject) => void parked.delete(subject)
      })
      return RecordedGroups.of({
        present: Effect.map(current, () => {
          const { all, parked } = state()
          return known().flatMap((chat) => {
            const subject = subjectOf(chat)
            const group = parked.has(subject) ? undefined : all.get(subject)
            return group === undefined ? [] : [[chat, group] as const]
          })
        })
      })
    })
  )
}
