/** Wires the Telegram gateway. */
import { Duration, Effect, Layer, type Redacted, Schedule, SubscriptionRef } from "effect"
import type { CommandBus } from "../../commands/commandBus.ts"
import type { Principals } from "../../commands/principals.ts"
import type { Broadcast } from "../../streams/ports/broadcast.ts"
import type { Buckets } from "../../streams/ports/bucket.ts"
import type { EventStore } from "../../streams/ports/eventStore.ts"
import type { Feed } from "../../streams/ports/feed.ts"
import { Keyring } from "../../streams/sealing/keyring.ts"
import type { NaturalKeys } from "../../streams/sealing/naturalKeys.ts"
import { allRenderers } from "./allRenderers.ts"
import { BotApi, type Me } from "./api/bot.ts"
import { BotOrigin } from "./api/botOrigin.ts"
import { BotLease, type HeldLease } from "./botLease.ts"
import { Authors } from "./people/authors.ts"
import { AddressBook } from "./people/book/addressBook.ts"
import { Addresses } from "./people/addresses.ts"
import { Chats } from "./people/chats.ts"
import { RecordedGroups } from "./people/groups/recordedGroups.ts"
import { Members } from "./people/members.ts"
import { OpenQuestions } from "./people/openQuestions.ts"
import { confirmMembers } from "./rounds/confirmMembers.ts"
import { offerOwners } from "./rounds/offerOwners.ts"
import { handleReceived } from "./handlers/handleReceived.ts"
import { SeenAlbums } from "./handlers/album/seenAlbums.ts"
import { Replies } from "./handlers/messages/replies.ts"
import { admissionsLayer } from "./strangers/admission.ts"
import { Inbox } from "./inbox/inbox.ts"
import { Outbox } from "./cards/outbox.ts"
import { introduction } from "./arrival/connectionFaults.ts"
import { takeHandedOver } from "./arrival/handOver.ts"
import { poll } from "./arrival/poll.ts"
import { keepWebhook } from "./arrival/webhookMode.ts"
import { type WebhookPlace, webhookSecretOf, webhookUrlOf } from "./arrival/webhookSecret.ts"
import type { LikeTasks } from "./cards/task/likeTasks.ts"
import type { TaskView } from "./cards/task/taskView.ts"
import type { BotPlace } from "./notices/bundleRenderer.ts"
import type { NoticeView } from "./notices/noticeView.ts"
import { Readers } from "./notices/readers.ts"
import { sendDigests } from "./notices/send/sendDigests.ts"
import { sendNotices } from "./notices/send/sendNotices.ts"
import type { ProposalView } from "./proposals/proposalView.ts"
import { settleApprovals } from "./approval/settleApprovals.ts"
import { showProposals } from "./proposals/showProposals.ts"
import { followComments } from "./threads/followComments.ts"
import { Threads } from "./threads/threads.ts"
import { appOriginOf } from "./buttons/keyboard.ts"
import { linkableOrigin } from "./api/linkableOrigin.ts"
import { offerCommands } from "./api/offerCommands.ts"
import { announceBot } from "./people/announceBot.ts"
import type { Confirming } from "./people/confirming.ts"
import type { DueDates, SmallTalk } from "../modelPorts.ts"
import type { TeamDirectory } from "./cards/task/teamDirectory.ts"
import type { TaskQueries } from "./handlers/queries/taskQueries.ts"
import type { Linking } from "./people/linking.ts"
import { BotAccount, botAccountOf, noteFirstBot } from "./token/botAccount.ts"
import type { BotToken } from "./token/botToken.ts"
import { withToken } from "./token/withToken.ts"
import { forgetStatus, shareStatus } from "./api/sharedStatus.ts"
import { connecting, noBot, botStandby, TelegramStatus } from "./api/status.ts"
import { isQueueOfPresses, queueKeyOf } from "./inbox/update.ts"
import type { UpdateLog } from "./inbox/updateLog.ts"
import { botKey } from "./token/botKey.ts"

export interface TelegramOptions {
  /** `https://api.telegram.org`, or the address of your own Bot API server. */
  readonly apiRoot: string
  /** The address at which people open the product. @default null: messages have no links */
  readonly publicOrigin?: string | null
  /** The IANA zone of people who have set none. @default UTC */
  readonly timeZone?: string
  /** The address to which Telegram sends the updates. @default null: the bot polls */
  readonly webhook?: WebhookPlace | null
}

type Needs =
  | BotToken
  | CommandBus
  | Principals
  | EventStore
  | Feed
  | NaturalKeys
  | Keyring
  | Broadcast
  | Buckets
  | UpdateLog
  | NoticeView
  | ProposalView
  | LikeTasks
  | TaskView
  | TeamDirectory
  | TaskQueries
  | DueDates
  | SmallTalk
  | Linking
  | Confirming

/**
 * Starts at once and never fails because of Telegram. The status reports a wrong token, which is retried. A changed token ends the
 * tenure, and another one begins.
 *
 * All parts live as long as one tenure of the lease, so the next holder reads the inbox and the posts as the last one stored them.
 */
export const telegramLayer = ({
  apiRoot,
  publicOrigin = null,
  timeZone = "UTC",
  webhook = null
}: TelegramOptions): Layer.Layer<TelegramStatus, never, Needs> => {
  const place = { zone: timeZone, origin: linkableOrigin(publicOrigin) }
  const without = Effect.gen(function* () {
    yield* forgetStatus
    yield* SubscriptionRef.set(yield* TelegramStatus, noBot)
  })
  return Layer.effectDiscard(
    Effect.forkScoped(withToken((token) => Effect.forever(tenure({ token, apiRoot, webhook, place })), without))
  ).pipe(Layer.provideMerge(Layer.effect(TelegramStatus, SubscriptionRef.make(connecting))))
}

interface Options {
  readonly token: Redacted.Redacted
  readonly apiRoot: string
  readonly place: BotPlace
  readonly webhook: WebhookPlace | null
}

const retryInterval = Duration.seconds(1)

/** Waits for the lease, and runs the bot until the lease is lost. Ends a moment after a failure. */
const tenure = (options: Options) =>
  Effect.gen(function* () {
    const status = yield* TelegramStatus
    const lease = yield* (yield* BotLease).take(SubscriptionRef.set(status, botStandby))
    yield* SubscriptionRef.set(status, connecting)
    yield* Effect.forkScoped(shareStatus)
    yield* Layer.build(Layer.fresh(gateway(options, lease)))
    yield* lease.lost
    yield* Effect.logWarning("another process may run the bot now, and this process stands by")
  }).pipe(
    Effect.scoped,
    Effect.catch((error) =>
      Effect.andThen(
        Effect.logWarning("the bot does not run and is started again", { why: error.message }),
        Effect.sleep(retryInterval)
      )
    )
  )

const gateway = (options: Options, lease: HeldLease) =>
  running(lease, options).pipe(
    Layer.provide(Layer.succeed(BotOrigin, { origin: options.place.origin })),
    Layer.provide(admissionsLayer),
    Layer.provide(Layer.mergeAll(Members.layer, RecordedGroups.layer, SeenAlbums.layer)),
    Layer.provide(Layer.mergeAll(Replies.layer, Threads.layer, Chats.layer, Addresses.layer, OpenQuestions.layer)),
    Layer.provide(Layer.mergeAll(Authors.layer, Outbox.layer, Inbox.layer)),
    Layer.provide(allRenderers(options.place).pipe(Layer.provideMerge(AddressBook.layer))),
    Layer.provide(Readers.layer),
    Layer.provide(BotApi.layer({ ...options, appOrigin: appOriginOf(options.place.origin), allowed: lease.confirmed })),
    Layer.provide(Layer.effect(BotAccount, botAccountOf(options.token)))
  )

/** Receives updates in the configured mode. Never ends. Another process may have the other mode. */
const receive = Effect.fnUntraced(function* (me: Me, webhook: WebhookPlace | null) {
  if (webhook === null) return yield* poll(me)
  const secret = webhookSecretOf(yield* (yield* Keyring).keyOf(botKey))
  return yield* keepWebhook(me, { url: webhookUrlOf(webhook, secret), token: secret.tokenOf(me.id) })
})

const running = (lease: HeldLease, { place, webhook }: Options) =>
  Layer.effectDiscard(
    Effect.gen(function* () {
      const inbox = yield* Inbox
      const context = yield* Effect.context<Effect.Services<ReturnType<typeof handleReceived>>>()
      const work = Effect.gen(function* () {
        const me = yield* introduction
        yield* noteFirstBot(me).pipe(Effect.retry(Schedule.spaced(retryInterval)), Effect.orDie)
        yield* Effect.forkChild(announceBot(me.username))
        yield* Effect.forkChild(offerCommands(appOriginOf(place.origin)))
        yield* Effect.forkChild(Effect.provide(offerOwners, context))
        yield* Effect.forkChild(Effect.provide(confirmMembers(me), context))
        yield* Effect.forkChild(sendNotices)
        yield* Effect.forkChild(followComments)
        yield* Effect.forkChild(Effect.provide(showProposals, context))
        yield* Effect.forkChild(Effect.provide(settleApprovals, context))
        yield* Effect.forkChild(sendDigests(place))
        const handling = inbox.run({
          queueKeyOf,
          isUrgent: isQueueOfPresses,
          handle: (raw) => Effect.andThen(lease.confirmed, Effect.provide(handleReceived(me, raw), context))
        })
        // An update of the webhook may also arrive late, when the bot polls again.
        yield* Effect.all([receive(me, webhook), takeHandedOver(me), handling], { concurrency: 3, discard: true })
      })
      yield* Effect.forkScoped(work)
    })
  )
