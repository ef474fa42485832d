/** The commands that wait or run: their places, their deadlines and their memory. */
import { Clock, Duration, Effect, Exit } from "effect"
import type { Subject } from "../../../streams/commit/subjects.ts"
import { StreamUnavailable } from "../../../streams/errors.ts"
import { Busy } from "../../errors.ts"
import type { BusLimits } from "./limits.ts"
import type { QueuedCommand } from "./queuedCommand.ts"

/** A command that waits or runs. Its caller may have its answer before the command ends. */
export interface Ticket<A, E> {
  readonly job: QueuedCommand
  /** A waiting command may be taken back. A running one may not: its commit may be stored already. */
  state: "waiting" | "running" | "ended"
  /** Answers the caller. Only the first answer counts. */
  answer: (exit: Exit.Exit<A, E | Busy | StreamUnavailable>) => void
  /** Takes the command out of the place where it waits, so that nothing refers to it. */
  leave: () => void
  /** Nanoseconds of the monotonic clock. */
  readonly deadline: bigint
  /** True once the deadline was found to be over. */
  isLate: boolean
}

type Fork = (effect: Effect.Effect<void>) => void

/** The time between two checks of all deadlines. */
const checkEvery = Duration.millis(250)

/** The time that a refused caller should wait before it tries again. Seconds. */
const retryAfterSeconds = { aggregate: 1, memory: 2, deadline: 5 }

const busy = ({ steps }: QueuedCommand, because: Busy["because"]) =>
  new Busy({ subject: steps[0].subject, because, retryAfterSeconds: retryAfterSeconds[because] })

/** The number of open commands of each aggregate, and the bytes of all. */
const makeUsage = ({ mostBytes, mostWaiting }: (typeof BusLimits)["Service"]) => {
  const counts = new Map<Subject, number>()
  let bytes = 0
  const count = (subject: Subject, by: number) => {
    const now = (counts.get(subject) ?? 0) + by
    if (now === 0) counts.delete(subject)
    else counts.set(subject, now)
  }
  return {
    add: (job: QueuedCommand) => {
      bytes += job.bytes
      for (const { subject } of job.steps) count(subject, 1)
    },
    remove: (job: QueuedCommand) => {
      bytes -= job.bytes
      for (const { subject } of job.steps) count(subject, -1)
    },
    /** The reason why a command may not wait; null when it may. */
    refusal: (job: QueuedCommand): Busy | null => {
      if (bytes > 0 && bytes + job.bytes > mostBytes) return busy(job, "memory")
      const isFull = job.steps.some(({ subject }) => (counts.get(subject) ?? 0) >= mostWaiting)
      return isFull ? busy(job, "aggregate") : null
    }
  }
}

export const makeTickets = <A, E>(limits: (typeof BusLimits)["Service"]) => {
  const open = new Set<Ticket<A, E>>()
  const usage = makeUsage(limits)
  const patience = Duration.toNanosUnsafe(limits.deadline)
  let isChecking = false

  /** Frees the place and the memory of a command that will do nothing more. */
  const end = (ticket: Ticket<A, E>) => {
    if (ticket.state === "ended") return
    // The bounds count memory, so a command that no longer counts must not be referred to.
    if (ticket.state === "waiting") ticket.leave()
    ticket.state = "ended"
    open.delete(ticket)
    usage.remove(ticket.job)
  }

  const expire = (ticket: Ticket<A, E>) => {
    const [{ subject }] = ticket.job.steps
    ticket.isLate = true
    if (ticket.state === "running")
      return ticket.answer(Exit.fail(new StreamUnavailable({ what: subject, cause: "no definite answer" })))
    end(ticket)
    ticket.answer(Exit.fail(busy(ticket.job, "deadline")))
  }
  /** One timer for all deadlines costs less than one for each command. */
  const check = Effect.gen(function* () {
    while (open.size > 0) {
      yield* Effect.sleep(checkEvery)
      const now = yield* Clock.currentTimeNanos
      for (const ticket of open) if (ticket.deadline <= now && !ticket.isLate) expire(ticket)
    }
    isChecking = false
  })

  return {
    refusal: usage.refusal,
    /** `now`: nanoseconds of the monotonic clock. */
    open: (job: QueuedCommand, now: bigint, answer: Ticket<A, E>["answer"], fork: Fork): Ticket<A, E> => {
      const ticket: Ticket<A, E> = {
        job,
        state: "waiting",
        answer,
        leave: () => {},
        deadline: now + patience,
        isLate: false
      }
      open.add(ticket)
      usage.add(job)
      if (!isChecking) {
        isChecking = true
        fork(check)
      }
      return ticket
    },
    end
  }
}
