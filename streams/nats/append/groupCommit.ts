/** Group commit: when many units wait for the disk, one atomic batch stores them with one fsync. */
import { Effect, type Scope } from "effect"
import { NatsFault } from "../client/nats.ts"
import { type Publisher, publishUntilDefinite } from "./publish.ts"
import { type Answer, takeBatch, type Unit } from "./units.ts"

/**
 * Fewer waiting units than this are published singly.
 * Source: measured on two cores with fsync: a batch is slower with 8 commands in flight, equal with 16, twice as fast with 32.
 */
const fewUnits = 8

interface Options extends Pick<Publisher, "nats" | "guard" | "answerMillis"> {
  /** Time after which a unit without a definite answer is answered with `unknown`. Milliseconds. */
  readonly outcomeMillis: number
  /** Runs after a unit had no definite answer for `outcomeMillis`. */
  readonly whenStuck: Effect.Effect<void>
}

/**
 * Returns a function that publishes one unit: messages that are stored completely or not at all.
 *
 * The unit is published again with the same ids and expectations until the answer is definite, or is `unknown` for
 * `outcomeMillis`. An interruption does not take a unit back. At most one batch, or few single units, are on their way, so
 * an outage costs no more memory than the units themselves.
 */
export const makeGroupCommit = Effect.fnUntraced(function* ({
  nats,
  guard,
  answerMillis,
  outcomeMillis,
  whenStuck
}: Options): Effect.fn.Return<(messages: Unit["messages"]) => Effect.Effect<Answer>, never, Scope.Scope> {
  const open = new Set<Unit>()
  const fork = Effect.runForkWith(yield* Effect.context<never>())
  const expire = () => {
    const late = [...open].filter(({ since }) => performance.now() - since >= outcomeMillis)
    for (const unit of late) unit.settle(unknown("no definite answer"))
    if (late.length > 0) fork(whenStuck)
  }
  const publisher: Publisher = { nats, guard, answerMillis, isOpen: (unit) => open.has(unit), expire }
  const add = makeQueue((units, done) => {
    fork(Effect.ensuring(publishUntilDefinite(publisher, units), Effect.sync(done)))
  })
  yield* Effect.addFinalizer(() =>
    Effect.sync(() => {
      for (const unit of open) unit.settle(unknown("the log is closed"))
    })
  )
  return (messages) =>
    Effect.callback<Answer>((resume) => {
      const unit: Unit = {
        messages,
        since: performance.now(),
        settle: (answer) => {
          if (open.delete(unit)) resume(Effect.succeed(answer))
        }
      }
      open.add(unit)
      add(unit)
    })
})

/** Decides which units are published together. `publish` calls `done` when its units are settled. */
const makeQueue = (publish: (units: ReadonlyArray<Unit>, done: () => void) => void) => {
  let waiting: Array<Unit> = []
  let alone = 0
  let isBatching = false
  let isScheduled = false

  const flush = () => {
    isScheduled = false
    if (isBatching || waiting.length === 0) return
    if (waiting.length + alone < fewUnits) {
      for (const unit of waiting.splice(0)) {
        alone++
        publish([unit], () => {
          alone--
          schedule()
        })
      }
      return
    }
    // The single units on their way are few, and a batch behind them would wait for them anyway.
    if (alone > 0) return
    const { batch, rest } = takeBatch(waiting)
    waiting = rest
    isBatching = true
    publish(batch, () => {
      isBatching = false
      schedule()
    })
  }
  /** Callers that were answered together send together, so this waits until a turn of the event loop adds no unit. */
  const settleDown = (seen: number) => {
    if (waiting.length > seen) setImmediate(settleDown, waiting.length)
    else flush()
  }
  const schedule = () => {
    if (isScheduled) return
    isScheduled = true
    setImmediate(settleDown, waiting.length)
  }
  return (unit: Unit) => {
    waiting.push(unit)
    schedule()
  }
}

const unknown = (cause: unknown) => new NatsFault({ kind: "unknown", cause })
