/** Implements the Telegram gateway's ports: the read model of tasks, and the codes that link a person. */
import { Array as Arr, Effect, Layer, Option, Schema, Stream, SubscriptionRef } from "effect"
import { CommandBus } from "../../../commands/commandBus.ts"
import { mergePeople } from "../../../commands/people/merge.ts"
import { presentPerson } from "../../../commands/people/ways/presentPerson.ts"
import { Principals } from "../../../commands/principals.ts"
import { ActorId, personActor, PersonId, personOf, TaskId } from "../../../domain/ids.ts"
import { reactorActor } from "../../../domain/ids.ts"
import { TaskRow } from "../../../gateways/contract.ts"
import { issuesOf } from "../../../gateways/http/problems/issues.ts"
import { deviceCodeIn } from "../../../gateways/http/signIn/device/deviceCode.ts"
import { DeviceSignIn } from "../../../gateways/http/signIn/device/deviceSignIn.ts"
import { SignIn } from "../../../gateways/http/signIn/signIn.ts"
import { TaskView, ViewUnavailable } from "../../../gateways/telegram/cards/task/taskView.ts"
import { Confirming } from "../../../gateways/telegram/people/confirming.ts"
import { Linking } from "../../../gateways/telegram/people/linking.ts"
import { type BotStatus, noBot, TelegramStatus } from "../../../gateways/telegram/api/status.ts"
import { BotToken } from "../../../gateways/telegram/token/botToken.ts"
import { telegramLayer } from "../../../gateways/telegram/telegram.ts"
import { natsUpdateLog } from "../../../gateways/telegram/inbox/updateLog.ts"
import { announcementIn, type Change } from "../../../projections/runner/batch/announcement.ts"
import { wireRowOf } from "../../../projections/reads/views/wire.ts"
import { Reads } from "../../../projections/reads/reads.ts"
import { EventStore } from "../../../streams/ports/eventStore.ts"
import { Broadcast } from "../../../streams/ports/broadcast.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import type { Settings } from "../../settings/settings.ts"
import { dueDates } from "./dueDates.ts"
import { likeTasks } from "./reads/likeTasks.ts"
import { proposalView } from "./reads/proposalView.ts"
import { noticeView } from "./reads/noticeView.ts"
import { smallTalkRules } from "./smallTalk.ts"
import { taskQueries } from "./reads/taskQueries.ts"
import { teamDirectory } from "./reads/teamDirectory.ts"
import { databaseLease } from "../lease/databaseLease.ts"

const decodeRow = Schema.decodeUnknownEffect(TaskRow)

/** A row that does not fit the contract is logged with the fields that are wrong, and left out. A log never holds a text. */
const decoded = (row: Change["rows"][number]) =>
  decodeRow(wireRowOf("tasks", row)).pipe(
    Effect.asSome,
    Effect.catch((error) =>
      Effect.as(
        Effect.logError("a row of a task does not fit the contract", { task: row.id, issues: issuesOf(error) }),
        Option.none<TaskRow>()
      )
    )
  )

const changedRows = (value: unknown): Change["rows"] => {
  const announcement = announcementIn(value)
  return announcement?.is === "change" ? announcement.change.rows : []
}

export const taskView = Layer.effect(
  TaskView,
  Effect.gen(function* () {
    const reads = yield* Reads
    const broadcast = yield* Broadcast
    return TaskView.of({
      get: (task) => reads.anyTask(task).pipe(Effect.mapError((cause) => new ViewUnavailable({ cause }))),
      changedAfter: (after) =>
        reads.tasksAfter(after).pipe(
          Effect.map(({ ids, seq }) => ({ tasks: ids.map((id) => TaskId.make(id)), seq })),
          Effect.mapError((cause) => new ViewUnavailable({ cause }))
        ),
      changes: broadcast.subscribe("changes.tasks").pipe(
        Stream.mapEffect(({ value }) => Effect.map(Effect.forEach(changedRows(value), decoded), Arr.getSomes)),
        Stream.flattenIterable
      )
    })
  })
)

/** Source: `lengths` in `gateways/http/signIn/links.ts`. */
const codeShape = /^[\w-]{22}$/

/** See `Linking.adopt`. `key`: the keyed hash of a Telegram user. It is also the id of the person that an unlinked user's messages have. */
export const adopt = Effect.fnUntraced(function* (key: string) {
  const principals = yield* Principals
  yield* principals.current
  const linked = principals.personByTelegram(key)
  const spoken = PersonId.make(key)
  if (linked === null || linked === spoken || principals.roleOf(personActor(spoken)) !== null) return
  if ((yield* presentPerson(spoken)).is !== "present") return
  yield* mergePeople({ actor: reactorActor("telegram"), key: `adopt:${key}` }, spoken, linked)
})

/** Redeems a code: a sign-in secret that works once, for a day. The slot in the same batch allows one person per Telegram account. */
const linking = Layer.effect(
  Linking,
  Effect.gen(function* () {
    const bus = yield* CommandBus
    const signIn = yield* SignIn
    const principals = yield* Principals
    const context = yield* Effect.context<CommandBus | EventStore | Principals>()
    return Linking.of({
      isCode: (text) =>
        codeShape.test(text) ? Effect.map(signIn.peekCode(text), (actor) => actor !== null) : Effect.succeed(false),
      adopt: ({ key }) => adopt(key).pipe(Effect.provideContext(context)),
      redeem: Effect.fnUntraced(function* (code, { key }) {
        const peeked = yield* signIn.peekCode(code)
        const holder = peeked === null ? null : personOf(peeked)
        const now = holder === null ? null : yield* presentPerson(holder).pipe(Effect.provideContext(context))
        if (now?.is === "present" && now.telegram !== null && now.telegram !== key) return "taken"
        const actor = yield* signIn.useCode(code)
        const person = actor === null ? null : personOf(ActorId.make(actor))
        // A person without a role has left: a link from then would come into effect with a new membership.
        if (actor === null || person === null || principals.roleOf(actor) === null) return "unknown"
        const subject = subjectOf("person", person)
        yield* bus.send(
          { actor: reactorActor("telegram"), key: `link:${key}` },
          { subject, command: { _tag: "LinkTelegram", telegram: key } },
          { subject: subjectOf("slot", `telegram-${key}`), command: { _tag: "TakeSlot", holder: subject } }
        )
        return person
      })
    })
  })
)

/** Confirms sign-ins on the page. */
export const confirming = Layer.effect(
  Confirming,
  Effect.map(DeviceSignIn, ({ ask, ...devices }) =>
    Confirming.of({
      ...devices,
      ask: (text, user) => {
        const code = deviceCodeIn(text)
        // A text that is not a code counts as a wrong code.
        return ask(code ?? "", user)
      }
    })
  )
)

/** The token of the environment, or the one that an owner entered in the page. */
export const botTokenLayer = ({ telegramToken: fixed, telegramApiRoot: apiRoot }: Settings) =>
  BotToken.layer({ fixed, apiRoot })

export const botLayer = (settings: Settings) =>
  telegramLayer({
    apiRoot: settings.telegramApiRoot,
    publicOrigin: settings.publicOrigin,
    timeZone: settings.timeZone,
    webhook: settings.telegramWebhook
  }).pipe(
    Layer.provide(
      Layer.mergeAll(
        taskView,
        teamDirectory,
        taskQueries,
        noticeView,
        proposalView,
        likeTasks,
        smallTalkRules,
        dueDates,
        linking,
        confirming,
        natsUpdateLog,
        databaseLease
      )
    )
  )

/** The status of a process without the role: if there is a bot, another process runs it. */
export const botElsewhere = Layer.effect(
  TelegramStatus,
  SubscriptionRef.make<BotStatus>({ ...noBot, note: "No process has reported a bot.", isElsewhere: true })
)
