/** Wires the Telegram gateway. */
import { Effect, Layer, type Redacted, SubscriptionRef } from "effect"
import type { CommandBus } from "../../commands/commandBus.ts"
import type { Principals } from "../../commands/principals.ts"
import type { Buckets } from "../../streams/ports/bucket.ts"
import type { StreamUnavailable } from "../../streams/errors.ts"
import type { EventStore } from "../../streams/ports/eventStore.ts"
import type { Keyring, KeysUnusable } from "../../streams/sealing/keyring.ts"
import type { NaturalKeys } from "../../streams/sealing/naturalKeys.ts"
import { BotApi } from "./api/bot.ts"
import { Authors } from "./people/authors.ts"
import { Addresses } from "./people/addresses.ts"
import { Chats } from "./people/chats.ts"
import { confirmMembers } from "./people/confirmMembers.ts"
import { Members } from "./people/members.ts"
import { handle } from "./handlers/handle.ts"
import { Replies } from "./handlers/replies.ts"
import { admissionsLayer } from "./strangers/admission.ts"
import { Inbox } from "./inbox/inbox.ts"
import { Outbox } from "./cards/outbox.ts"
import { introduction, poll } from "./inbox/poll.ts"
import type { TaskView } from "./cards/taskView.ts"
import { announceBot } from "./people/announceBot.ts"
import type { Confirming } from "./people/confirming.ts"
import type { Linking } from "./people/linking.ts"
import { connecting, noBot, TelegramStatus } from "./api/status.ts"
import { queueKeyOf } from "./inbox/update.ts"
import type { UpdateLog } from "./inbox/updateLog.ts"

export interface TelegramOptions {
  /** Null: no bot. The status reports that, and the gateway does not run. */
  readonly token: Redacted.Redacted | null
  /** `https://api.telegram.org`, or the address of your own Bot API server. */
  readonly apiRoot: string
}

type Needs =
  | CommandBus
  | Principals
  | EventStore
  | NaturalKeys
  | Keyring
  | Buckets
  | UpdateLog
  | TaskView
  | Linking
  | Confirming

/** Starts at once and never fails because of Telegram. The status reports a wrong token, which is retried. */
export const telegramLayer = ({
  token,
  apiRoot
}: TelegramOptions): Layer.Layer<TelegramStatus, StreamUnavailable | KeysUnusable, Needs> =>
  token === null
    ? Layer.effect(TelegramStatus, SubscriptionRef.make(noBot))
    : running.pipe(
        Layer.provide(admissionsLayer),
        Layer.provide(Members.layer),
        Layer.provide(Layer.mergeAll(Replies.layer, Chats.layer, Addresses.layer)),
        Layer.provide(Layer.mergeAll(Authors.layer, Outbox.layer, Inbox.layer)),
        Layer.provide(BotApi.layer({ token, apiRoot })),
        Layer.provideMerge(Layer.effect(TelegramStatus, SubscriptionRef.make(connecting)))
      )

const running = Layer.effectDiscard(
  Effect.gen(function* () {
    const inbox = yield* Inbox
    const context = yield* Effect.context<Effect.Services<ReturnType<typeof handle>>>()
    const work = Effect.gen(function* () {
      const me = yield* introduction
      yield* Effect.forkChild(announceBot(me.username))
      yield* Effect.forkChild(Effect.provide(confirmMembers(me), context))
      const handling = inbox.run({ queueKeyOf, handle: (raw) => Effect.provide(handle(me, raw), context) })
      yield* Effect.all([poll(me), handling], { concurrency: 2, discard: true })
    })
    yield* Effect.forkScoped(work)
  })
)
