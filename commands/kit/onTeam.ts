/** A small team on the command bus, with the log in memory. */
import { Clock, Effect, Layer, type Scope } from "effect"
import { type ActorId, CommentId } from "../../domain/ids.ts"
import type { Command as TaskCommand } from "../../domain/task/task.ts"
import type { Role } from "../../domain/values.ts"
import { EventStore } from "../../streams/ports/eventStore.ts"
import { memoryRecord } from "../../streams/memory/memoryStore.ts"
import { type Subject, subjectOf } from "../../streams/commit/subjects.ts"
import { commandBusLayer } from "../bus/bus.ts"
import { CommandBus, type Step } from "../commandBus.ts"
import { Principals } from "../principals.ts"
import { operator } from "../rights/operator.ts"
import { plainTask } from "../../domain/kit/samples.ts"
import { ada, bo, cy } from "../../domain/kit/people.ts"

export type Bus = CommandBus["Service"]
const parts = commandBusLayer.pipe(Layer.provideMerge(Principals.layer), Layer.provideMerge(memoryRecord))
type Parts = Layer.Success<typeof parts>

/** The time of every command on a team. Sleeps and timeouts still take real time. */
const now = Date.parse("2026-11-24T10:00:00Z")
const atFixedTime = Effect.updateService(Clock.Clock, (live): Clock.Clock =>
  Object.assign(Object.create(live), { currentTimeMillisUnsafe: () => now, currentTimeMillis: Effect.succeed(now) })
)

/** Runs a test on a new team: ada and bo are members, cy is a viewer, and dan is not on the team. The clock shows 2026-11-24T10:00:00Z. */
export const onTeam = (play: (bus: Bus) => Effect.Effect<void, unknown, Parts | Scope.Scope>) => () =>
  Effect.runPromise(
    Effect.gen(function* () {
      const bus = yield* CommandBus
      yield* letIn(bus, ada, "member")
      yield* letIn(bus, bo, "member")
      yield* letIn(bus, cy, "viewer")
      yield* play(bus)
    }).pipe(Effect.scoped, Effect.provide(parts), atFixedTime)
  )

/** A second bus on the same log, with its own cache, as in another process. */
export const secondBus = Effect.flatMap(Layer.build(Layer.fresh(commandBusLayer)), (built) =>
  Effect.provideContext(CommandBus, built)
)

export const taskOne = subjectOf("task", "one00000")
export const taskTwo = subjectOf("task", "two00000")
export const create = {
  _tag: "CreateTask",
  ...plainTask(ada, "Fix the login")
} as const
export const startTask = { _tag: "StartTask" } as const
export const complete = { _tag: "CompleteTask" } as const
export const retitle = (title: string) => ({ _tag: "RetitleTask", wordsOf: ada, title }) as const
export const commentOn = (id: string) =>
  ({ _tag: "CommentTask", wordsOf: ada, comment: CommentId.make(id), text: "Safari too" }) as const

/** Sends a command to a task, to task `one` by default. */
export const send = (bus: Bus, actor: ActorId, key: string, command: TaskCommand, subject: Subject = taskOne) =>
  bus.send({ actor, key }, { subject, command })

/** The tags of the events of an aggregate, in order. */
export const tags = (subject: Subject) =>
  Effect.gen(function* () {
    const commits = yield* (yield* EventStore).load(subject)
    return commits.flatMap(({ events }) => events.map(({ _tag }) => _tag))
  })

export const personSubject = (actor: ActorId) => subjectOf("person", actor.slice("person:".length))
export const join = (actor: ActorId): Step => ({
  subject: personSubject(actor),
  command: { _tag: "JoinPerson", person: actor, name: actor, handle: null }
})
export const grant = (actor: ActorId, role: Role): Step => ({
  subject: personSubject(actor),
  command: { _tag: "GrantRole", role }
})
export const letIn = Effect.fnUntraced(function* (bus: Bus, actor: ActorId, role: Role) {
  yield* bus.send({ actor: operator, key: `join ${actor}` }, join(actor))
  yield* bus.send({ actor: operator, key: `role ${actor}` }, grant(actor, role))
})
