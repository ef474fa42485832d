/** A team with a bot that can be started, killed and restarted. The product's bus, log and read model run in memory. */
import { Clock, Effect, Exit, Layer, ManagedRuntime, Redacted, Scope, Semaphore, Stream, SubscriptionRef } from "effect"
import { HttpRouter, HttpServer } from "effect/http"
import { CommandBus, type Step } from "../../../commands/commandBus.ts"
import { Principals } from "../../../commands/principals.ts"
import { operator } from "../../../commands/rights/operator.ts"
import { PersonId, personActor, reactorActor, TaskId } from "../../../domain/ids.ts"
import type { Command as TaskCommand } from "../../../domain/task/task.ts"
import type { Category, Due, Priority, Role } from "../../../domain/values.ts"
import type { TaskRow } from "../../../gateways/contract.ts"
import { TaskView } from "../../../gateways/telegram/cards/task/taskView.ts"
import { DeviceSignIn } from "../../../gateways/http/signIn/device/deviceSignIn.ts"
import { presentStatus } from "../../../gateways/telegram/api/sharedStatus.ts"
import { type BotStatus, botStandby, TelegramStatus } from "../../../gateways/telegram/api/status.ts"
import { BotLease, type Leases } from "../../../gateways/telegram/botLease.ts"
import type { UpdateLog } from "../../../gateways/telegram/inbox/updateLog.ts"
import { webhookReceiver } from "../../../gateways/telegram/arrival/webhookReceiver.ts"
import type { WebhookPlace } from "../../../gateways/telegram/arrival/webhookSecret.ts"
import { telegramWebhook } from "../../../gateways/http/telegramWebhook.ts"
import { uwsServer } from "../../../gateways/http/uws/server.ts"
import { BotToken } from "../../../gateways/telegram/token/botToken.ts"
import { telegramLayer, type TelegramOptions } from "../../../gateways/telegram/telegram.ts"
import { type BucketName, Buckets } from "../../../streams/ports/bucket.ts"
import type { EventStore } from "../../../streams/ports/eventStore.ts"
import type { Broadcast } from "../../../streams/ports/broadcast.ts"
import type { Feed } from "../../../streams/ports/feed.ts"
import type { Keyring } from "../../../streams/sealing/keyring.ts"
import { Quarantine } from "../../../streams/quarantine/quarantine.ts"
import { NaturalKeys } from "../../../streams/sealing/naturalKeys.ts"
import type { Commit } from "../../../streams/commit/envelope.ts"
import { memoryRecord, RawMessages } from "../../../streams/memory/memoryStore.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { confirming } from "../../../ops/parts/bot/telegram.ts"
import { smallTalkRules } from "../../../ops/parts/bot/smallTalk.ts"
import { dueDates } from "../../../ops/parts/bot/dueDates.ts"
import type { TestBotApi } from "../server/botApi.ts"
import { busOf } from "./bus/busOf.ts"
import { codes, linking } from "./linking.ts"
import { memoryUpdateLog } from "./memoryUpdateLog.ts"
import { noticeTable } from "./noticeTable.ts"
import { taskTable } from "./taskTable.ts"
import type { ApiUser } from "../server/serverState.ts"

/** The stores that survive a restart of the bot. */
type Durable = Layer.Layer<
  EventStore | Feed | NaturalKeys | Keyring | Quarantine | Buckets | Broadcast | UpdateLog,
  unknown
>
const inMemory = (fails: () => boolean): Durable => Layer.merge(memoryRecord, memoryUpdateLog(fails))

const partsOf = (folded: (commit: Commit) => void, durable: Durable, { groupsWait, before }: TeamOptions) =>
  Layer.mergeAll(taskTable(folded), noticeTable, linking, confirming, dueDates, smallTalkRules).pipe(
    Layer.provideMerge(DeviceSignIn.layer),
    Layer.provideMerge(busOf({ groupsWait, before })),
    Layer.provideMerge(Principals.layer),
    Layer.provideMerge(durable)
  )

/** A lease that the bots of one team share. */
const leaseOf = (lease: Semaphore.Semaphore): Leases => ({
  take: (whenBusy) =>
    Effect.gen(function* () {
      if (!(yield* lease.takeIfAvailable(1))) {
        yield* whenBusy
        yield* lease.take(1)
      }
      yield* Effect.addFinalizer(() => lease.release(1))
      return { lost: Effect.never, confirmed: Effect.void }
    })
})

const mostBodyBytes = 1024 * 1024
const webhookServer = (webhook: WebhookPlace | null) =>
  HttpRouter.serve(telegramWebhook, { disableLogger: true, disableListenLog: true }).pipe(
    Layer.provide(webhookReceiver(webhook)),
    Layer.provideMerge(uwsServer({ host: "127.0.0.1", port: 0, mostBody: mostBodyBytes }))
  )

export interface TeamOptions {
  /** The token of the environment; null: none. @default the token of the test server */
  readonly token?: string | null
  readonly durable?: Durable
  /** The zone and the address that the bot is told. */
  readonly place?: Pick<TelegramOptions, "publicOrigin" | "timeZone">
  /** A group waits for an owner, as in the product, unless an owner or admin has added the bot. @default it is approved at once */
  readonly groupsWait?: true
  /** Runs before the bus gets a command. */
  readonly before?: (step: Step) => Promise<void>
  /** The clock of the team. @default the real one */
  readonly clock?: Clock.Clock
}

export type Team = Awaited<ReturnType<typeof startTeam>>

export const startTeam = async (api: TestBotApi, options: TeamOptions = {}) => {
  const { token = api.token, durable, place = {}, clock } = options
  const commits: Array<Commit> = []
  const watchers = new Set<() => void>()
  const looked = () => {
    for (const look of watchers) look()
  }
  let failures = 0
  const runtime = ManagedRuntime.make(
    partsOf(
      (commit) => {
        commits.push(commit)
        looked()
      },
      durable ?? inMemory(() => failures-- > 0),
      options
    ).pipe(Layer.provideMerge(clock === undefined ? Layer.empty : Layer.succeed(Clock.Clock, clock)))
  )
  const context = await runtime.context()
  const run = <A, E>(effect: Effect.Effect<A, E, Layer.Success<ReturnType<typeof partsOf>>>) =>
    runtime.runPromise(effect)
  let scope: Scope.Closeable | null = null
  const end = async () => {
    if (scope !== null) await run(Scope.close(scope, Exit.void))
    scope = null
  }
  const lease = Semaphore.makeUnsafe(1)
  let status: BotStatus = { connected: false, name: null, note: "" }

  const until = (holds: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!holds()) return
        watchers.delete(look)
        resolve()
      }
      watchers.add(look)
      look()
    })
  /** The status in a process that does not run the bot. */
  const statusElsewhere = () =>
    run(presentStatus.pipe(Effect.provideServiceEffect(TelegramStatus, SubscriptionRef.make(botStandby))))
  const personIdOf = (user: ApiUser) =>
    run(Effect.map(NaturalKeys, ({ idFor }) => PersonId.make(idFor("telegram-user", String(user.id)))))
  const letIn = (person: PersonId, name: string, role: Role) =>
    run(
      Effect.gen(function* () {
        const bus = yield* CommandBus
        const actor = personActor(person)
        const subject = subjectOf("person", person)
        yield* bus.send(
          { actor: operator, key: `join:${person}` },
          { subject, command: { _tag: "JoinPerson", person: actor, name, handle: null } }
        )
        yield* bus.send(
          { actor: operator, key: `role:${person}:${role}` },
          { subject, command: { _tag: "GrantRole", role } }
        )
        return actor
      })
    )
  const tasks = () =>
    commits.flatMap(({ subject, events }) =>
      events.some(({ _tag }) => _tag === "TaskCreated") ? [TaskId.make(subject.slice("evt.task.".length))] : []
    )
  const send = (task: TaskId, actor: ReturnType<typeof personActor>, key: string, command: TaskCommand) =>
    run(Effect.flatMap(CommandBus, (bus) => bus.send({ actor, key }, { subject: subjectOf("task", task), command })))

  return {
    /** A second start is another process beside the first, which `kill` then no longer ends. */
    start: async (webhook: WebhookPlace | null = null) => {
      const mine = await run(Scope.make())
      scope = mine
      const layer = telegramLayer({ ...place, webhook, apiRoot: api.url }).pipe(
        Layer.provide(BotToken.layer({ fixed: token === null ? null : Redacted.make(token), apiRoot: api.url })),
        Layer.provide(Layer.succeed(BotLease, leaseOf(lease)))
      )
      const built = await run(Layer.build(layer).pipe(Effect.provideContext(context), Scope.provide(mine)))
      const ref = await run(Effect.provideContext(TelegramStatus, built))
      status = await run(SubscriptionRef.get(ref))
      runtime.runFork(
        SubscriptionRef.changes(ref).pipe(
          Stream.runForEach((now) =>
            Effect.sync(() => {
              status = now
              looked()
            })
          )
        )
      )
      return { kill: () => run(Scope.close(mine, Exit.void)) }
    },
    /** Serves the route of the webhook in a process of its own, and returns its origin. It ends with `close`, or with the team. */
    listen: async (webhook: WebhookPlace | null = null) => {
      const mine = await run(Scope.make())
      const served = webhookServer(webhook)
      const built = await run(Layer.build(served).pipe(Effect.provideContext(context), Scope.provide(mine)))
      const { port } = (await run(Effect.provideContext(HttpServer.HttpServer, built))).address as { port: number }
      return { origin: `http://127.0.0.1:${port}`, close: () => run(Scope.close(mine, Exit.void)) }
    },
    /** Ends the bot at any point. Unstored work is lost. */
    kill: end,
    /** Ends the bot before its inbox has stored a checkpoint, as `kill -9` may do: the next bot handles all updates again. */
    killBeforeCheckpoint: async () => {
      await end()
      await run(
        Effect.gen(function* () {
          const bucket = yield* (yield* Buckets).open("OUTBOX")
          for (const key of ["inbox.checkpoint", "inbox.witness"]) yield* bucket.erase(key)
        })
      )
    },
    stop: async () => {
      await end()
      await runtime.dispose()
    },
    status: () => status,
    statusElsewhere,
    untilShared: async (holds: (now: BotStatus) => boolean) => {
      while (!holds(await statusElsewhere()));
    },
    /** The values of a bucket, as text. */
    stored: (name: BucketName) =>
      run(
        Effect.gen(function* () {
          const bucket = yield* (yield* Buckets).open(name)
          return (yield* bucket.entries).map(({ value }) => Buffer.from(value).toString())
        })
      ),
    commits: commits as ReadonlyArray<Commit>,
    /** Resolves when `holds` returns true. It is checked after each commit. */
    until,
    untilStatus: (holds: (now: BotStatus) => boolean) => until(() => holds(status)),
    /** Makes the next `times` puts into the inbox fail. */
    failStore: (times: number) => void (failures = times),
    /** Stores bytes that no codec has made. Only for a team in memory, which has this part. */
    storeRaw: (subject: string, data: Uint8Array) =>
      run(Effect.flatMap(RawMessages, ({ store }) => store(subject, data)) as Effect.Effect<number>),
    /** The tags of all recorded events, in order. */
    events: () => commits.flatMap(({ events }) => events.map(({ _tag }) => _tag)),
    tasks,
    row: (task: TaskId): Promise<TaskRow | null> => run(Effect.flatMap(TaskView, ({ get }) => get(task))),
    admit: async (user: ApiUser, role: Role) => letIn(await personIdOf(user), user.first_name, role),
    /** Makes a person without a Telegram account, and the code that links one. */
    printCode: async (name: string, role: Role) => {
      const person = PersonId.make(Buffer.from(name.padEnd(10, "x")).toString("hex").slice(0, 20))
      await letIn(person, name, role)
      const code = `code-${codes.size + 1}-${Math.random().toString(36).slice(2)}`
      codes.set(code, person)
      return { code, person }
    },
    personIdOf,
    /** The chats whose items a person may read now. */
    chatsReadBy: async (user: ApiUser) => {
      const actor = personActor(await personIdOf(user))
      const audiences = await run(
        Effect.flatMap(Principals, ({ current, audiencesOf }) => Effect.map(current, () => audiencesOf(actor)))
      )
      return audiences.filter((audience) => audience.startsWith("chat:"))
    },
    classify: (task: TaskId, found: { readonly category: Category; readonly priority: Priority; readonly due?: Due }) =>
      send(task, reactorActor("classify"), `classify:${task}`, {
        _tag: "ClassifyTask",
        due: null,
        ...found,
        assignee: null,
        band: "likely",
        model: {
          provider: "ollama",
          model: "qwen3:4b-instruct",
          digest: "d",
          promptVersion: "1",
          schemaDigest: "s",
          options: {},
          seed: 1,
          promptTokens: 1,
          outputTokens: 1,
          latencyMs: 1,
          inputDigest: "i"
        }
      }),
    send,
    run,
    /** Sets the retention of the first chat that was bound. */
    keepMessages: (days: number) => {
      const subject = commits.find(({ events }) => events.some(({ _tag }) => _tag === "ChatBound"))?.subject
      if (subject === undefined) throw new Error("no chat was bound")
      const command = { _tag: "SetRetention", days } as const
      return run(Effect.flatMap(CommandBus, (bus) => bus.send({ actor: operator, key: "keep" }, { subject, command })))
    }
  }
}
