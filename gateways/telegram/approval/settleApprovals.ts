/**
 * Asks the owners about every group that waits, and leaves every refused group. An owner may start a private chat with the bot after
 * the group was bound, a crash may come between a command and its messages, and an owner may decide on the dashboard.
 */
import { Duration, Effect, Stream } from "effect"
import { Addresses } from "../people/addresses.ts"
import { repeatRounds } from "../rounds/repeatRounds.ts"
import { askOwners } from "./askOwners.ts"
import { leaveRefused } from "./leaveRefused.ts"
import { Chats } from "../people/chats.ts"

/** Longest time until a decision on the dashboard has an effect in Telegram. */
const interval = Duration.minutes(1)

/** Never ends. A round does not repeat a question, because each question has one key. */
export const settleApprovals = repeatRounds({
  changes: Stream.never,
  interval,
  round: Effect.suspend(() => everyGroup),
  name: "approvals"
})

const everyGroup = Effect.gen(function* () {
  const { stateOf } = yield* Chats
  for (const chat of (yield* Addresses).groups()) {
    const state = yield* stateOf(chat).pipe(Effect.catchTag("AggregateParked", () => Effect.succeed(null)))
    if (state?.is === "bound" && !state.approved) yield* askOwners({ chat })
    if (state?.is === "unbound") yield* leaveRefused(chat)
  }
})
