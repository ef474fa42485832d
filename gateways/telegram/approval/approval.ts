/** The approval of a group by an owner, as the log has it. */
import { Effect } from "effect"
import { type ActorId, type ChatId, isReactor } from "../../../domain/ids.ts"
import type { Commit } from "../../../streams/commit/envelope.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { EventStore } from "../../../streams/ports/eventStore.ts"
import { type Group, groupAfter } from "../people/groups/group.ts"

/** `over`: the group moved, or the bot was removed, before an owner decided. `since`: the position at which the group was bound. */
export type Approval =
  | { readonly is: "waiting"; readonly since: number }
  | { readonly is: "over"; readonly since: number }
  | { readonly is: "approved" | "refused"; readonly since: number; readonly by: ActorId }

/** The approvals of a chat that had to wait, oldest first. Only the last one may be `waiting`. Pure. */
export const approvalsIn = (commits: ReadonlyArray<Commit>): ReadonlyArray<Approval> => {
  const found: Array<Approval> = []
  const decide = (is: "approved" | "refused" | "over", by: ActorId) => {
    const last = found.at(-1)
    if (last?.is !== "waiting") return
    found[found.length - 1] = is === "over" ? { is, since: last.since } : { is, since: last.since, by }
  }
  for (const { seq, actor, events } of commits)
    for (const event of events) {
      if (event._tag === "ChatBound" && event.waits === true) found.push({ is: "waiting", since: seq })
      if (event._tag === "ChatApproved") decide("approved", actor)
      if (event._tag === "ChatUnbound") decide(isReactor(actor) ? "over" : "refused", actor)
      if (event._tag === "ChatMigrated") decide("over", actor)
    }
  return found
}

/** True when an owner has refused the chat, and it was not bound again since. Pure. */
export const isRefusedIn = (commits: ReadonlyArray<Commit>): boolean =>
  commits.reduce<Group | null>((now, commit) => groupAfter(now, commit), null)?.is === "refused"

/** Reads the approvals of a group from the log. Fails while the log cannot be read; a retry is safe. */
export const approvalsOf = (group: ChatId) => Effect.map(commitsOf(group), approvalsIn)
/** True when an owner has refused the group, and it was not bound again since. Fails as `approvalsOf` does. */
export const isRefused = (group: ChatId) => Effect.map(commitsOf(group), isRefusedIn)

const commitsOf = (group: ChatId) => Effect.flatMap(EventStore, ({ load }) => load(subjectOf("chat", group)))
