/** Commands that name a second aggregate. An aggregate that the actor may not see is refused as if it were absent. */
import { Effect } from "effect"
import type { ActorId } from "../../domain/ids.ts"
import { AtomRefused } from "../../domain/atom/atom.ts"
import type { Command as AtomCommand } from "../../domain/atom/atom.ts"
import { TaskRefused } from "../../domain/task/rules/decision.ts"
import type { Command as TaskCommand } from "../../domain/task/task.ts"
import { TopicRefused } from "../../domain/topic/topic.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { admit } from "../admit.ts"
import { CommandBus, type Request, type Step } from "../commandBus.ts"
import { NoSuchPerson } from "../errors.ts"
import { Principals } from "../principals.ts"
import { loadFromLog } from "./loadFromLog.ts"
import { isNamed } from "./resolve.ts"

type Case<C, T> = Extract<C, { readonly _tag: T }>

export const linkAtom = Effect.fnUntraced(function* (
  request: Request,
  id: string,
  command: Case<AtomCommand, "LinkAtom">
) {
  yield* admit(yield* Principals, request.actor, command)
  if (command.to === id) return yield* new AtomRefused({ because: "itself" })
  if ((yield* loadFromLog(request.actor, "atom", command.to)).now === null)
    return yield* new AtomRefused({ because: "not-found" })
  return yield* send(request, { subject: subjectOf("atom", id), command })
})

export const closeAtom = Effect.fnUntraced(function* (
  request: Request,
  id: string,
  command: Case<AtomCommand, "CloseAtom">
) {
  yield* admit(yield* Principals, request.actor, command)
  if (command.replacedBy === id) return yield* new AtomRefused({ because: "itself" })
  if (command.replacedBy !== null && (yield* loadFromLog(request.actor, "atom", command.replacedBy)).now === null)
    return yield* new AtomRefused({ because: "not-found" })
  // Only a replaced statement names another one.
  const replacedBy = command.status === "replaced" ? command.replacedBy : null
  return yield* send(request, { subject: subjectOf("atom", id), command: { ...command, replacedBy } })
})

/**
 * A revision without a topic keeps the topic, because an actor who may not see the topic cannot name it. The owner must be a known
 * person.
 */
export const reviseAtom = Effect.fnUntraced(function* (
  request: Request,
  id: string,
  { topic: asked, ...fields }: AtomRevision
) {
  const tag = "ReviseAtom" as const
  yield* admit(yield* Principals, request.actor, { _tag: tag, ...fields, topic: asked ?? null })
  const { now } = yield* loadFromLog(request.actor, "atom", id)
  const topic = asked === undefined ? (now?.topic ?? null) : asked
  if (now !== null && topic !== null && topic !== now.topic) yield* requireTopic(request, topic)
  if (fields.owner !== undefined && fields.owner !== now?.owner) yield* requirePerson(fields.owner)
  return yield* send(request, { subject: subjectOf("atom", id), command: { _tag: tag, ...fields, topic } })
})

type Revise = Case<AtomCommand, "ReviseAtom">
/** A revision without a topic keeps the present one. */
type AtomRevision = Omit<Revise, "_tag" | "topic"> & Partial<Pick<Revise, "topic">>

export const linkTask = Effect.fnUntraced(function* (
  request: Request,
  id: string,
  command: Case<TaskCommand, "LinkTask">
) {
  yield* admit(yield* Principals, request.actor, command)
  if (command.to === id) return yield* new TaskRefused({ because: "itself" })
  if ((yield* loadFromLog(request.actor, "task", command.to)).now === null)
    return yield* new TaskRefused({ because: "not-found" })
  return yield* send(request, { subject: subjectOf("task", id), command })
})

export const fileTask = Effect.fnUntraced(function* (
  request: Request,
  id: string,
  command: Case<TaskCommand, "AddTaskTopic">
) {
  yield* admit(yield* Principals, request.actor, command)
  yield* requireTopic(request, command.topic)
  return yield* send(request, { subject: subjectOf("task", id), command })
})

const requireTopic = Effect.fnUntraced(function* ({ actor }: Request, topic: string) {
  if (!(yield* isNamed(actor, "topic", topic))) return yield* new TopicRefused({ because: "not-found" })
})

/** Fails when the installation does not know the person. */
export const requirePerson = Effect.fnUntraced(function* (person: ActorId | null) {
  if (person !== null && !(yield* Principals).isKnown(person)) return yield* new NoSuchPerson({ actor: person })
})

const send = (request: Request, step: Step) => Effect.flatMap(CommandBus, (bus) => bus.send(request, step))
