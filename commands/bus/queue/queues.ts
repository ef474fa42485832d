/** Queues of commands, one for each aggregate. */
import { Clock, Effect, Exit } from "effect"
import type { Subject } from "../../../streams/commit/subjects.ts"
import type { StreamUnavailable } from "../../../streams/errors.ts"
import type { Busy } from "../../errors.ts"
import type { QueuedCommand } from "./queuedCommand.ts"
import type { BusLimits } from "./limits.ts"
import { makeLocks } from "./locks.ts"
import { makeTickets, type Ticket } from "./tickets.ts"

interface Options<A, E> {
  readonly limits: (typeof BusLimits)["Service"]
  /** Runs commands of one aggregate, the oldest first. Answers one exit for each. */
  readonly together: (jobs: ReadonlyArray<QueuedCommand>) => Effect.Effect<ReadonlyArray<Exit.Exit<A, E>>>
  /** Runs a command with steps on several aggregates. */
  readonly alone: (job: QueuedCommand) => Effect.Effect<A, E>
}

/** The most commands of one aggregate that are decided and stored together. */
const mostTogether = 128

/**
 * Answers a function that runs a command after the earlier commands of its aggregates.
 *
 * Commands that waited for one aggregate run together. The answer comes by the deadline; a caller that goes away takes its
 * command back while it waits. Work that has begun is never interrupted: the cache must know what the log knows.
 */
export const makeQueues = <A, E>({ limits, together, alone }: Options<A, E>) => {
  const tickets = makeTickets<A, E>(limits)
  const exclusive = makeLocks()
  const queues = new Map<Subject, Array<Ticket<A, E>>>()

  const finish = (ticket: Ticket<A, E>, exit: Exit.Exit<A, E>) => {
    tickets.end(ticket)
    ticket.answer(exit)
  }

  /** Runs the queue of an aggregate until it is empty. */
  const drain = (subject: Subject): Effect.Effect<void> =>
    exclusive(
      [subject],
      Effect.suspend(() => {
        const taken = take(queues.get(subject) ?? [])
        return taken.length === 0
          ? Effect.void
          : Effect.flatMap(Effect.exit(together(taken.map(({ job }) => job))), (exits) =>
              Effect.sync(() =>
                taken.forEach((ticket, i) =>
                  finish(ticket, Exit.isSuccess(exits) ? (exits.value[i] ?? noExit) : Exit.failCause(exits.cause))
                )
              )
            )
      })
    ).pipe(
      Effect.flatMap(() => {
        if ((queues.get(subject)?.length ?? 0) > 0) return drain(subject)
        queues.delete(subject)
        return Effect.void
      })
    )

  const runAlone = (ticket: Ticket<A, E>): Effect.Effect<void> =>
    exclusive(
      ticket.job.steps.map(({ subject }) => subject),
      Effect.suspend(() => {
        if (ticket.state !== "waiting") return Effect.void
        ticket.state = "running"
        return Effect.map(Effect.exit(alone(ticket.job)), (exit) => finish(ticket, exit))
      })
    )

  const enqueue = (subject: Subject, ticket: Ticket<A, E>): Effect.Effect<void> | null => {
    const queue = queues.get(subject)
    if (queue !== undefined) {
      queue.push(ticket)
      return null
    }
    queues.set(subject, [ticket])
    return drain(subject)
  }

  return (job: QueuedCommand): Effect.Effect<A, E | Busy | StreamUnavailable> =>
    Effect.gen(function* () {
      const context = yield* Effect.context<never>()
      const now = yield* Clock.currentTimeNanos
      const refusal = tickets.refusal(job)
      if (refusal !== null) return yield* refusal
      const fork = (effect: Effect.Effect<void>) => void Effect.runForkWith(context)(Effect.uninterruptible(effect))
      return yield* Effect.callback<A, E | Busy | StreamUnavailable>((resume) => {
        const ticket = tickets.open(job, now, resume, fork)
        const [{ subject }, another] = job.steps
        const work = another === undefined ? enqueue(subject, ticket) : runAlone(ticket)
        if (work !== null) fork(work)
        return Effect.sync(() => {
          if (ticket.state === "waiting") tickets.end(ticket)
        })
      })
    })
}

const noExit = Exit.die(new Error("a command has no outcome"))

/** Takes the next commands out of a queue. A command whose caller left is dropped. */
const take = <A, E>(queue: Array<Ticket<A, E>>): ReadonlyArray<Ticket<A, E>> => {
  const taken = queue.splice(0, mostTogether).filter(({ state }) => state === "waiting")
  for (const ticket of taken) ticket.state = "running"
  return taken
}
