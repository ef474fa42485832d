/** The token of the bot: from the environment, which takes precedence, or entered by an owner in the page. */
import { Clock, Context, DateTime, Duration, Effect, Layer, Queue, type Redacted, Schema } from "effect"
import type { ActorId } from "../../../domain/ids.ts"
import type { StreamUnavailable } from "../../../streams/errors.ts"
import type { Buckets } from "../../../streams/ports/bucket.ts"
import type { Keyring, KeysUnusable } from "../../../streams/sealing/keyring.ts"
import type { AskedBot, StoredTokenShown } from "../../contract/botShown.ts"
import { askBot, lastFourOf, botTokenIn, TokenFault } from "./askBot.ts"
import { openTokenStore } from "./storedToken.ts"

/** Another bot is connected, and the request does not name it as the one to replace. Nothing was stored. */
export class AnotherBot extends Schema.TaggedError<AnotherBot>()("AnotherBot", { username: Schema.String }) {}
/** The environment has a token, which takes precedence. Nothing was stored. */
export class TokenFixed extends Schema.TaggedError<TokenFixed>()("TokenFixed", {}) {}

type StoreFault = StreamUnavailable | KeysUnusable

/** A token to run with. `revision`: null for that of the environment, which never changes. */
export interface PresentToken {
  readonly token: Redacted.Redacted
  readonly revision: number | null
}

export class BotToken extends Context.Service<
  BotToken,
  {
    /** Null: no bot. */
    readonly present: Effect.Effect<PresentToken | null, StoreFault>
    /** Returns when the present token differs from this one. Other processes notice a change within a few seconds. */
    readonly changedFrom: (before: PresentToken | null) => Effect.Effect<void>
    /** The stored token for its owners. `isFixed`: the environment has a token, which is used. */
    readonly shown: Effect.Effect<{ readonly isFixed: boolean; readonly stored: StoredTokenShown | null }, StoreFault>
    /** Asks Telegram which bot this is. Stores nothing. */
    readonly ask: (text: string) => Effect.Effect<AskedBot, TokenFault>
    /** Asks Telegram, and stores the token. `replaces`: the id of the present bot, when another one takes its place. */
    readonly connect: (
      text: string,
      by: ActorId,
      replaces: number | null
    ) => Effect.Effect<AskedBot, TokenFault | AnotherBot | TokenFixed | StoreFault>
    readonly disconnect: Effect.Effect<void, StoreFault>
    /** Tells the other processes whether the environment of the process with the bot has a token. */
    readonly announce: Effect.Effect<void, StoreFault>
  }
>()("tracker/gateways/telegram/BotToken") {
  /** `fixed`: the token of the environment; null: none. */
  static readonly layer = (options: {
    readonly fixed: Redacted.Redacted | null
    readonly apiRoot: string
  }): Layer.Layer<BotToken, never, Buckets | Keyring> => Layer.effect(BotToken, make(options))
}

/** Interval at which a process checks whether another one has stored a token. A check is one small read. */
const lookInterval = Duration.seconds(3)

/** Wakes the waiting fibers of this process after a change. */
const makeWaiters = () => {
  const waiting = new Set<Queue.Queue<void>>()
  return {
    wake: Effect.sync(() => {
      for (const queue of waiting) Queue.offerUnsafe(queue, undefined)
    }),
    /** Returns when `hasChanged` holds. It is checked at each `wake`, and at intervals for the changes of other processes. */
    until: (hasChanged: Effect.Effect<boolean>) =>
      Effect.scoped(
        Effect.gen(function* () {
          const wakes = yield* Effect.acquireRelease(
            Effect.tap(Queue.sliding<void>(1), (queue) => Effect.sync(() => waiting.add(queue))),
            (queue) => Effect.sync(() => waiting.delete(queue))
          )
          while (!(yield* hasChanged)) yield* Effect.raceFirst(Queue.take(wakes), Effect.sleep(lookInterval))
        })
      )
  }
}

const make = Effect.fnUntraced(function* ({
  fixed,
  apiRoot
}: {
  readonly fixed: Redacted.Redacted | null
  readonly apiRoot: string
}) {
  const store = yield* openTokenStore
  const { wake, until } = makeWaiters()
  const present: Effect.Effect<PresentToken | null, StoreFault> =
    fixed === null ? store.read : Effect.succeed({ token: fixed, revision: null })
  const isFixed = fixed === null ? store.isFixed : Effect.succeed(true)
  const ask = (text: string) => {
    const token = botTokenIn(text)
    return token === null ? Effect.fail(new TokenFault({ kind: "malformed" })) : askBot(apiRoot, token)
  }
  return BotToken.of({
    present,
    changedFrom: (before) => {
      if (fixed !== null) return Effect.never
      const look = Effect.map(present, (now) => now?.revision !== before?.revision)
      // A store that does not answer has not changed.
      return until(look.pipe(Effect.catch(() => Effect.succeed(false))))
    },
    shown: Effect.gen(function* () {
      const stored = yield* store.read
      return {
        isFixed: yield* isFixed,
        stored:
          stored === null ? null : { bot: stored.bot, lastFour: lastFourOf(stored.token), by: stored.by, at: stored.at }
      }
    }),
    ask,
    connect: Effect.fnUntraced(function* (text, by, replaces) {
      if (yield* isFixed) return yield* new TokenFixed()
      const token = botTokenIn(text)
      if (token === null) return yield* new TokenFault({ kind: "malformed" })
      const bot = yield* askBot(apiRoot, token)
      const revision = yield* store.revision
      const now = yield* store.read
      if (now !== null && now.bot.id !== bot.id && now.bot.id !== replaces)
        return yield* new AnotherBot({ username: now.bot.username })
      const { id, username, name } = bot
      const at = DateTime.formatIso(DateTime.makeUnsafe(yield* Clock.currentTimeMillis))
      const isStored = yield* store.write({ token, bot: { id, username, name }, by, at }, revision)
      // Another owner has stored a token meanwhile, so this owner has not seen which bot would be replaced.
      if (!isStored) return yield* new AnotherBot({ username: (yield* store.read)?.bot.username ?? username })
      yield* wake
      return bot
    }),
    disconnect: Effect.andThen(store.erase, wake),
    announce: store.noteFixed(fixed !== null)
  })
})
