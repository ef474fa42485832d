/** A team with a bot on a clock that the test advances: people act on the page, and the bot tells others. */
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import type { TestContext } from "vitest"
import { CommentId, personActor, TaskId } from "../../../domain/ids.ts"
import type { Command as NoticesCommand } from "../../../domain/notices/notices.ts"
import { plainTask } from "../../../domain/kit/samples.ts"
import { defaultSettings } from "../../../domain/notices/reaches.ts"
import type { NoticeSettings } from "../../../domain/notices/settings.ts"
import type { Command as TaskCommand } from "../../../domain/task/task.ts"
import { CommandBus } from "../../../commands/commandBus.ts"
import type { Language } from "../../../domain/vocabulary.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { startBotApi, type TestBotApi } from "../server/botApi.ts"
import type { ApiChat, ApiUser } from "../server/serverState.ts"
import { startTeam, type Team, type TeamOptions } from "./team.ts"

type Person = { readonly user: ApiUser; readonly chat: ApiChat }

export interface NoticeScene extends PlayedScene {
  readonly expect: TestContext["expect"]
}

export interface PlayedScene {
  readonly api: TestBotApi
  readonly team: Team
  /** Admits a person, who greets the bot. */
  readonly join: (name: string) => Promise<Person>
  /** Creates a task on the page. */
  readonly create: (
    by: Person,
    n: number,
    more?: Partial<Extract<TaskCommand, { readonly _tag: "CreateTask" }>>
  ) => Promise<TaskId>
  /** Sends a command of a person about a task. */
  readonly act: (by: Person, task: TaskId, command: TaskCommand) => Promise<unknown>
  readonly comment: (by: Person, task: TaskId, text: string) => Promise<unknown>
  readonly actorOf: (person: Person) => Promise<ReturnType<typeof personActor>>
  readonly mark: (by: Person, command: NoticesCommand) => Promise<unknown>
  readonly set: (by: Person, settings: Partial<NoticeSettings>) => Promise<unknown>
  readonly prefer: (by: Person, language: Language, zone: string) => Promise<unknown>
  /** Advances the clock in steps, with real time for the network between them, until a condition holds. */
  readonly pass: (holds: () => boolean) => Promise<void>
  /** As `pass`, for a duration. */
  readonly passFor: (seconds: number, step?: number) => Promise<void>
  /** The texts of the bot in a private chat, without the first answer. */
  readonly told: (person: Person) => ReadonlyArray<string>
  /** Seconds since the start. */
  readonly seconds: () => number
  /** The present time: milliseconds since 1970. */
  readonly millis: () => number
}

/** Runs a test that begins at a moment. */
export const withNotices =
  (
    start: string,
    play: (on: NoticeScene) => Promise<void>,
    place: NonNullable<TeamOptions["place"]> = {},
    durable?: NonNullable<TeamOptions["durable"]>
  ) =>
  ({ expect }: Pick<TestContext, "expect">) =>
    onClock(start, (on) => play({ ...on, expect }), place, durable)

/** Also works outside a test. */
export const onClock = (
  start: string,
  play: (on: PlayedScene) => Promise<void>,
  place: NonNullable<TeamOptions["place"]> = {},
  durable?: NonNullable<TeamOptions["durable"]>
) =>
  Effect.runPromise(
    Effect.gen(function* () {
      const clock = yield* TestClock.testClockWith(Effect.succeed)
      const startMillis = Date.parse(start)
      yield* TestClock.setTime(startMillis)
      const api = yield* Effect.acquireRelease(
        Effect.promise(() => startBotApi({ limits: true, now: () => clock.currentTimeMillisUnsafe() })),
        (server) => Effect.promise(server.stop)
      )
      const team = yield* Effect.acquireRelease(
        Effect.promise(() => startTeam(api, { clock, place, ...(durable === undefined ? {} : { durable }) })),
        ({ stop }) => Effect.promise(stop)
      )
      yield* Effect.promise(() =>
        play(sceneOf(api, team, { millis: () => clock.currentTimeMillisUnsafe(), startMillis }))
      )
    }).pipe(Effect.scoped, Effect.provide(TestClock.layer()))
  )

const isPoll = (method: string) => method === "getUpdates"

/** Lets open requests end before the clock advances. A poll stays open. */
const settled = async (api: TestBotApi) => {
  await api.until(() => api.calls.every(({ method, answer }) => answer !== null || isPoll(method)))
  for (let i = 0; i < 20; i++) await new Promise(setImmediate)
}

interface Times {
  /** The present time: milliseconds since 1970. */
  readonly millis: () => number
  readonly startMillis: number
}

const sceneOf = (api: TestBotApi, team: Team, { millis, startMillis }: Times): PlayedScene => {
  const seconds = () => (millis() - startMillis) / 1000
  const advance = (millis: number) => team.run(TestClock.adjust(millis))
  return {
    api,
    team,
    seconds,
    millis,
    ...actionsOf(api, team),
    pass: async (holds) => {
      while (!holds()) {
        await settled(api)
        if (!holds()) await advance(500)
      }
    },
    passFor: async (duration, step = 0.5) => {
      const end = seconds() + duration
      while (seconds() < end) {
        await settled(api)
        await advance(step * 1000)
      }
      await settled(api)
    },
    told: ({ chat }) =>
      api
        .cards(chat)
        .slice(1)
        .map(({ text }) => text)
  }
}

type Preferences = { readonly _tag: "SetPreferences"; readonly language: Language; readonly zone: string }

/** The actions of people on the page. */
const actionsOf = (api: TestBotApi, team: Team) => {
  let keys = 0
  const actorOf = async ({ user }: Person) => personActor(await team.personIdOf(user))
  const act = async (by: Person, task: TaskId, command: TaskCommand) =>
    team.send(task, await actorOf(by), `act:${++keys}`, command)
  const send = async (by: Person, kind: "notices" | "person", command: NoticesCommand | Preferences) => {
    const person = await team.personIdOf(by.user)
    const request = { actor: personActor(person), key: `own:${++keys}` }
    const wanted = { subject: subjectOf(kind, person), command } as never
    return team.run(Effect.flatMap(CommandBus, (bus) => bus.send(request, wanted)))
  }
  return {
    actorOf,
    act,
    join: async (name: string) => {
      const person = api.person(name)
      await team.admit(person.user, "member")
      api.send(person.chat, person.user, "/start")
      return person
    },
    create: async (
      by: Person,
      n: number,
      more: Partial<Extract<TaskCommand, { readonly _tag: "CreateTask" }>> = {}
    ) => {
      const task = TaskId.make(`task${String(n).padStart(8, "0")}`)
      await act(by, task, { _tag: "CreateTask", ...plainTask(await actorOf(by), `Task ${n}`), ...more })
      return task
    },
    comment: async (by: Person, task: TaskId, text: string) => {
      const comment = CommentId.make(`comment${String(++keys).padStart(8, "0")}`)
      return act(by, task, { _tag: "CommentTask", wordsOf: await actorOf(by), comment, text })
    },
    mark: (by: Person, command: NoticesCommand) => send(by, "notices", command),
    set: (by: Person, settings: Partial<NoticeSettings>) =>
      send(by, "notices", { _tag: "SetNotices", settings: { ...defaultSettings, ...settings } }),
    prefer: (by: Person, language: Language, zone: string) =>
      send(by, "person", { _tag: "SetPreferences", language, zone })
  }
}
