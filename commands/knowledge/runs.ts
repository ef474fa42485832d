/** Analysis runs. One run is open at a time, from its creation until it is closed or cancelled; it holds a slot. */
import { Effect } from "effect"
import type { Command } from "../../domain/run/run.ts"
import { TopicRefused } from "../../domain/topic/topic.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { admit } from "../admit.ts"
import { CommandBus, type Request, type Step } from "../commandBus.ts"
import { Principals } from "../principals.ts"
import { loadFromLog, requestFor, retryWhileItChanges } from "./loadFromLog.ts"

const openRun = subjectOf("slot", "open-run")
const holderOf = (id: string) => subjectOf("run", id)
const take = (id: string): Step => ({ subject: openRun, command: { _tag: "TakeSlot", holder: holderOf(id) } })
const release = (id: string): Step => ({ subject: openRun, command: { _tag: "ReleaseSlot", holder: holderOf(id) } })
// The run's own step is the last one of a batch: a repeat gets the first receipt, also when another run holds the slot.
const about = (id: string, command: Command): Step => ({ subject: subjectOf("run", id), command })

type Creation = Extract<Command, { readonly _tag: "CreateRun" }>

/** The actor must be able to see its topics. Refused `taken`, by the slot, while another run is open. `asked`: the caller's request, without the settings of the moment. */
export const createRun = Effect.fnUntraced(function* (
  request: Request,
  id: string,
  creation: Creation,
  asked: unknown
) {
  yield* admit(yield* Principals, request.actor, creation)
  for (const topic of creation.topics)
    if ((yield* loadFromLog(request.actor, "topic", topic)).now === null)
      return yield* new TopicRefused({ because: "not-found" })
  return yield* (yield* CommandBus).send(
    requestFor(request, id, "CreateRun"),
    { ...about(id, creation), asked },
    take(id)
  )
})

export const startRun = (request: Request, id: string) =>
  Effect.flatMap(CommandBus, (bus) => bus.send(requestFor(request, id, "StartRun"), about(id, { _tag: "StartRun" })))

/** Releases the slot in the same batch, if the run still holds it. */
export const cancelRun = (request: Request, id: string) => end(request, id, "CancelRun", ["created", "running"])

/** Refused `proposals-waiting` while one of its proposals is undecided. */
export const closeRun = (request: Request, id: string) => end(request, id, "CloseRun", ["completed", "failed"])

/**
 * A failed run still holds its slot; a cancelled one takes it again. Refused `taken` when another run is open at that
 * time.
 */
export const retryRun = Effect.fnUntraced(function* (request: Request, id: string) {
  const bus = yield* CommandBus
  const own = about(id, { _tag: "RetryRun" })
  const asked = requestFor(request, id, "RetryRun")
  const { now } = yield* loadFromLog(request.actor, "run", id)
  // An actor that may not see the run must not learn whether another one is open.
  const { seq } = yield* now === null ? bus.send(asked, own) : bus.send(asked, take(id), own)
  return { id, seq }
})

const end = Effect.fnUntraced(function* (
  request: Request,
  id: string,
  command: "CancelRun" | "CloseRun",
  holding: ReadonlyArray<string>
) {
  const bus = yield* CommandBus
  const load = loadFromLog(request.actor, "run", id)
  const own = about(id, { _tag: command })
  const asked = requestFor(request, id, command)
  const { seq } = yield* retryWhileItChanges(
    Effect.map(load, (found) => found.seq),
    Effect.map(load, ({ seq: on, now }) => ({
      on,
      // A run that is over has released the slot: another run may hold it.
      outcome: now !== null && holding.includes(now.is) ? bus.send(asked, release(id), own) : bus.send(asked, own)
    }))
  )
  return { id, seq }
})
