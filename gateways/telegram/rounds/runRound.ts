/** The repeated work of the bot. An outage of it is logged once, and shown in the status until the work succeeds again. */
import { Clock, Effect, Option, SubscriptionRef } from "effect"
import type { RoundName } from "../../contract/systemShown.ts"
import { type BotStatus, TelegramStatus } from "../api/status.ts"

/** Runs one round. Never fails: the next round tries again. */
export type RunRound = <A, E extends { readonly message: string }, R>(
  round: Effect.Effect<A, E, R>
) => Effect.Effect<void, never, R>

/** The runner of one kind of work. Without a status, as in tests of a part, an outage is only logged. */
export const makeRunRound = Effect.fnUntraced(function* (name: RoundName) {
  const status = Option.getOrNull(yield* Effect.serviceOption(TelegramStatus))
  const show = (since: string | null) =>
    status === null ? Effect.void : SubscriptionRef.update(status, (now) => withRound(now, name, since))
  let isFailing = false

  const failed = Effect.fnUntraced(function* (why: string) {
    if (isFailing) return
    isFailing = true
    yield* Effect.logWarning(`the bot cannot work on ${workOf[name]}; it tries again`, { why })
    yield* show(new Date(yield* Clock.currentTimeMillis).toISOString())
  })
  const succeeded = Effect.suspend(() => {
    if (!isFailing) return Effect.void
    isFailing = false
    return Effect.andThen(Effect.logInfo(`the bot works on ${workOf[name]} again`), show(null))
  })
  const run: RunRound = (round) =>
    round.pipe(Effect.matchEffect({ onFailure: ({ message }) => failed(message), onSuccess: () => succeeded }))
  return run
})

const workOf: { readonly [name in RoundName]: string } = {
  notices: "the notices",
  digests: "the digests",
  cards: "the cards of changed tasks",
  comments: "the comments for groups",
  proposals: "the proposals for groups",
  approvals: "the groups that wait for an owner"
}

const withRound = ({ failing = [], ...status }: BotStatus, name: RoundName, since: string | null): BotStatus => {
  const others = failing.filter((each) => each.name !== name)
  const next = since === null ? others : [...others, { name, since }]
  return next.length === 0 ? status : { ...status, failing: next }
}

/** The sentence of the trouble. */
export const sentenceOfRounds = (failing: NonNullable<BotStatus["failing"]>): string =>
  failing.map(({ name, since }) => `the bot cannot work on ${workOf[name]} since ${since}`).join("; ")
