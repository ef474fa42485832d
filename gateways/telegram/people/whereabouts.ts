/** Asks Telegram whether people are in a group. */
import { Duration, Effect } from "effect"
import type { PersonId } from "../../../domain/ids.ts"
import { BotApi, type MemberStatus } from "../api/bot.ts"
import { Addresses } from "./addresses.ts"

/** Longest wait for Telegram, because a message may wait for it. */
const askTimeout = Duration.seconds(5)

export const makeWhereabouts = Effect.gen(function* () {
  const { memberStatus } = yield* BotApi
  const addresses = yield* Addresses

  /** Null when Telegram does not say. */
  const statusOf = (chat: number, user: number): Effect.Effect<MemberStatus | null> =>
    memberStatus(chat, user).pipe(
      Effect.timeoutOrElse({ duration: askTimeout, orElse: () => Effect.succeed(null) }),
      Effect.catch((fault) => Effect.as(Effect.logDebug("a member is not confirmed", { why: fault.message }), null))
    )
  /** A person is out when all of the person's accounts are. Null when Telegram does not say. */
  const whereabouts = Effect.fnUntraced(function* (chat: number, person: PersonId) {
    const statuses = yield* Effect.forEach(addresses.usersOf(person), (user) => statusOf(chat, user))
    if (statuses.some((status) => status === "member" || status === "admin")) return "in"
    return statuses.length > 0 && statuses.every((status) => status === "out") ? "out" : null
  })
  return { statusOf, whereabouts }
})
