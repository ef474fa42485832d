/** Checks the whole audit chain once a day, in the background: a start checks only what follows the last checkpoint. */
import { Duration, Effect } from "effect"
import { framesOf, type StreamUnavailable } from "../errors.ts"
import type { KeysUnusable } from "../sealing/keyring.ts"
import { ChainBroken, type ChainFault } from "./check/fault.ts"
import type { AuditReport } from "./verify.ts"

/** `first`: after a start. `faulty`: after a fault, or when no check was possible. `confirm`: before a fault counts. */
const pauses = {
  first: Duration.hours(1),
  day: Duration.days(1),
  faulty: Duration.minutes(10),
  confirm: Duration.seconds(10)
} as const
/** The pause after each piece of the chain, so that the check takes little of a processor. */
const yielding = Duration.millis(5)

/**
 * Repeats a check that has found a fault, and answers as the second one. The log and its chain may change between two reads
 * of a check, so a fault counts when a second check finds it as well.
 */
export const confirmedCheck = <R extends { readonly fault: ChainFault | null }, E>(
  once: Effect.Effect<R, E>
): Effect.Effect<R, E> =>
  Effect.flatMap(once, (found) =>
    found.fault === null ? Effect.succeed(found) : Effect.andThen(Effect.sleep(pauses.confirm), once)
  )

type Verify = (
  onProgress: (position: number, head: number) => Effect.Effect<void>
) => Effect.Effect<Pick<AuditReport, "fault">, StreamUnavailable | KeysUnusable | ChainBroken>

/** `tell` gets the fault of each check; null when everything agrees. */
export const checkRegularly = (
  verify: Verify,
  tell: (fault: ChainFault | null) => Effect.Effect<void>
): Effect.Effect<never> => {
  const once = verify(() => Effect.sleep(yielding)).pipe(
    Effect.catchTag("ChainBroken", ({ fault }) => Effect.succeed({ fault }))
  )
  const round = confirmedCheck(once).pipe(
    Effect.map(({ fault }) => fault),
    Effect.tap(tell),
    Effect.map((fault) => (fault === null ? pauses.day : pauses.faulty)),
    Effect.catch(() => Effect.succeed(pauses.faulty)),
    Effect.catchDefect((defect) =>
      Effect.as(Effect.logError("the daily check of the audit chain failed", { at: framesOf(defect) }), pauses.faulty)
    ),
    Effect.flatMap(Effect.sleep),
    Effect.forever
  )
  return Effect.andThen(Effect.sleep(pauses.first), round)
}
