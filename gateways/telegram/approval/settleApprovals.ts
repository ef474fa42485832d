/**
 * Asks the owners about every group that waits, and leaves every refused group. An owner may start a private chat with the bot after
 * the group was bound, a crash may come between a command and its messages, and an owner may decide on the dashboard.
 */
import { Duration, Effect, Stream } from "effect"
import { RecordedGroups } from "../people/groups/recordedGroups.ts"
import { repeatRounds } from "../rounds/repeatRounds.ts"
import { askedOwners, askMissingOwners } from "./askOwners.ts"
import { leaveRefused } from "./leaveRefused.ts"

/** Longest time until a decision on the dashboard has an effect in Telegram. */
const interval = Duration.minutes(1)

/** Never ends. A round does not repeat a question, because each question has one key. */
export const settleApprovals = repeatRounds({
  changes: Stream.never,
  interval,
  round: Effect.suspend(() => settleRound),
  name: "approvals"
})

/** Reads the log once, and again only for the groups that have an open question or a refusal to carry out. */
export const settleRound = Effect.gen(function* () {
  const groups = yield* (yield* RecordedGroups).present
  const owners = groups.some(([, { is }]) => is === "waiting") ? yield* askedOwners : []
  for (const [chat, group] of groups) {
    if (group.is === "waiting") yield* askMissingOwners(owners, chat, group.since)
    if (group.is === "refused") yield* leaveRefused(chat)
  }
})
