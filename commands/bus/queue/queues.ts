/** Queues of commands, one for each aggregate. */
import { Clock, Effect, Exit, type Fiber } from "effect"
import type { Subject } from "../../../streams/commit/subjects.ts"
import type { StreamUnavailable } from "../../../streams/errors.ts"
import type { Busy } from "../../errors.ts"
import type { QueuedCommand } from "./queuedCommand.ts"
import type { BusLimits } from "./limits.ts"
import { makeLocks } from "./locks.ts"
import { makeTickets, type Ticket } from "./tickets.ts"

interface Options<A, E> {
  readonly limits: (typeof BusLimits)["Service"]
  /** Runs commands of one aggregate, the oldest first. Returns one exit for each. */
  readonly together: (jobs: ReadonlyArray<QueuedCommand>) => Effect.Effect<ReadonlyArray<Exit.Exit<A, E>>>
  /** Runs a command with steps on several aggregates. */
  readonly alone: (job: QueuedCommand) => Effect.Effect<A, E>
}

/** Starts work beside the caller. The work is interruptible. */
type Fork = (effect: Effect.Effect<void>) => Fiber.Fiber<void>
type Locks = ReturnType<typeof makeLocks>
type Finish<A, E> = (ticket: Ticket<A, E>, exit: Exit.Exit<A, E>) => void

/** The most commands of one aggregate that are decided and stored together. */
const mostTogether = 128

/**
 * `run` carries a command out after the earlier commands of its aggregates.
 *
 * Commands that waited for one aggregate run together. The answer comes by the deadline. A caller that leaves takes its
 * command back while it waits, and no part of the command stays in memory. Work that has begun is never interrupted:
 * the cache must know what the log knows.
 */
export const makeQueues = <A, E>({ limits, together, alone }: Options<A, E>) => {
  const tickets = makeTickets<A, E>(limits)
  const locks = makeLocks()
  const finish: Finish<A, E> = (ticket, exit) => {
    tickets.end(ticket)
    ticket.answer(exit)
  }
  const queues = makeAggregateQueues({ locks, together, finish })
  const runAlone = makeRunAlone({ locks, alone, finish })

  const run = (job: QueuedCommand): Effect.Effect<A, E | Busy | StreamUnavailable> =>
    Effect.gen(function* () {
      const context = yield* Effect.context<never>()
      const now = yield* Clock.currentTimeNanos
      const refusal = tickets.refusal(job)
      if (refusal !== null) return yield* refusal
      const fork = Effect.runForkWith(context)
      return yield* Effect.callback<A, E | Busy | StreamUnavailable>((resume) => {
        const ticket = tickets.open(job, now, resume, fork)
        if (job.steps.length === 1) queues.add(ticket, fork)
        else runAlone(ticket, fork)
        return Effect.sync(() => {
          if (ticket.state === "waiting") tickets.end(ticket)
        })
      })
    })

  return {
    run,
    /** The commands that wait in this process, by the places that refer to them: in a queue, or for a lock, once for each lock. */
    waiting: () => queues.size() + locks.waiting()
  }
}

/** The queues of commands with one step. */
const makeAggregateQueues = <A, E>({
  locks,
  together,
  finish
}: Pick<Options<A, E>, "together"> & { readonly locks: Locks; readonly finish: Finish<A, E> }) => {
  /** The waiting commands, the oldest first. A command is removed when it begins to run, or when its caller leaves. */
  const queues = new Map<Subject, Set<Ticket<A, E>>>()

  /** Runs the queue of an aggregate until it is empty. */
  const drain = (subject: Subject): Effect.Effect<void> =>
    locks
      .exclusive(
        [subject],
        Effect.suspend(() => {
          const taken = take(queues.get(subject) ?? new Set<Ticket<A, E>>())
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
      )
      .pipe(
        Effect.flatMap(() => {
          if ((queues.get(subject)?.size ?? 0) > 0) return drain(subject)
          queues.delete(subject)
          return Effect.void
        })
      )

  return {
    add: (ticket: Ticket<A, E>, fork: Fork) => {
      const [{ subject }] = ticket.job.steps
      const existing = queues.get(subject)
      const queue = existing ?? new Set<Ticket<A, E>>()
      queue.add(ticket)
      ticket.leave = () => queue.delete(ticket)
      if (existing !== undefined) return
      queues.set(subject, queue)
      fork(Effect.uninterruptible(drain(subject)))
    },
    size: () => [...queues.values()].reduce((sum, { size }) => sum + size, 0)
  }
}

/** Runs a command with several steps once it has the locks of all its aggregates. Only its wait for them is interruptible. */
const makeRunAlone =
  <A, E>({
    locks,
    alone,
    finish
  }: Pick<Options<A, E>, "alone"> & { readonly locks: Locks; readonly finish: Finish<A, E> }) =>
  (ticket: Ticket<A, E>, fork: Fork): void => {
    const fiber = fork(
      locks.exclusive(
        ticket.job.steps.map(({ subject }) => subject),
        Effect.suspend(() => {
          if (ticket.state !== "waiting") return Effect.void
          ticket.state = "running"
          return Effect.map(Effect.exit(alone(ticket.job)), (exit) => finish(ticket, exit))
        }).pipe(Effect.uninterruptible)
      )
    )
    ticket.leave = () => fiber.interruptUnsafe()
  }

const noExit = Exit.die(new Error("a command has no outcome"))

/** Takes the next commands out of a queue. */
const take = <A, E>(queue: Set<Ticket<A, E>>): ReadonlyArray<Ticket<A, E>> => {
  const taken: Array<Ticket<A, E>> = []
  for (const ticket of queue) {
    if (taken.length === mostTogether) break
    queue.delete(ticket)
    ticket.state = "running"
    taken.push(ticket)
  }
  return taken
}
