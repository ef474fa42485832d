/** Asks Telegram whether people are in a group. */
import { Duration, Effect } from "effect"
import type { PersonId } from "../../../domain/ids.ts"
import type { ApiFault } from "../api/apiFault.ts"
import { BotApi, type MemberStatus } from "../api/bot.ts"
import { Addresses } from "./addresses.ts"

/** Longest wait for Telegram, because a message may wait for it. */
const askTimeout = Duration.seconds(5)

/** `unknown`: Telegram refuses to tell, or no account of the person is known. Null: no answer; a retry may get one. */
export type Whereabouts = "in" | "out" | "unknown" | null

/** True when a later call may succeed: Telegram has not answered, or has not carried out the call. */
export const mayAnswerLater = ({ kind }: ApiFault): boolean =>
  kind === "unknown" || kind === "flooded" || kind === "unauthorized"

export const makeWhereabouts = Effect.gen(function* () {
  const { memberStatus } = yield* BotApi
  const addresses = yield* Addresses

  /** `unknown`: Telegram refuses to tell. Null: no answer. */
  const statusOf = (chat: number, user: number): Effect.Effect<MemberStatus | "unknown" | null> =>
    memberStatus(chat, user).pipe(
      Effect.timeoutOrElse({ duration: askTimeout, orElse: () => Effect.succeed(null) }),
      Effect.catch((fault) =>
        Effect.as(
          Effect.logDebug("a member is not confirmed", { why: fault.message }),
          mayAnswerLater(fault) ? null : ("unknown" as const)
        )
      )
    )
  /** A person is out when all of the person's accounts are. */
  const whereabouts = Effect.fnUntraced(function* (chat: number, person: PersonId) {
    return placeIn(yield* Effect.forEach(addresses.usersOf(person), (user) => statusOf(chat, user)))
  })
  return { statusOf, whereabouts }
})

const placeIn = (statuses: ReadonlyArray<MemberStatus | "unknown" | null>): Whereabouts => {
  if (statuses.some((status) => status === "member" || status === "admin")) return "in"
  if (statuses.includes(null)) return null
  return statuses.length > 0 && statuses.every((status) => status === "out") ? "out" : "unknown"
}
