/** The state of a recorded group, as far as the rounds of the bot need it. Pure. */
import { Event } from "../../../../domain/chat/chat.ts"
import { isReactor } from "../../../../domain/ids.ts"
import type { Commit } from "../../../../streams/commit/envelope.ts"

export type Group =
  /** `since`: the position at which the group was bound. */
  | { readonly is: "waiting"; readonly since: number }
  | { readonly is: "served"; readonly showsProposals: boolean }
  /** An owner has refused it, and it was not bound again since. */
  | { readonly is: "refused" }
  | { readonly is: "ended" }

const isOfChat = (event: { readonly _tag: string }): event is Event => Object.hasOwn(Event.cases, event._tag)

/** The group after a commit; null for one that is not recorded. */
export const groupAfter = (
  before: Group | null,
  { seq, actor, events }: Pick<Commit, "seq" | "actor" | "events">
): Group | null => {
  const after = (now: Group | null, event: Event): Group | null =>
    Event.match(event, {
      ChatBound: ({ waits }): Group | null =>
        waits === true ? { is: "waiting", since: seq } : { is: "served", showsProposals: false },
      ChatApproved: (): Group | null => (now?.is === "waiting" ? { is: "served", showsProposals: false } : now),
      ProposalsShown: ({ shown }): Group | null => (now?.is === "served" ? { ...now, showsProposals: shown } : now),
      ChatUnbound: (): Group => (now?.is === "waiting" && !isReactor(actor) ? { is: "refused" } : { is: "ended" }),
      ChatMigrated: (): Group => ({ is: "ended" }),
      ConsentGiven: () => now,
      ChatMuted: () => now,
      MemberSeen: () => now,
      MemberLost: () => now,
      RetentionSet: () => now
    })
  return events.filter(isOfChat).reduce(after, before)
}
