/** Puts the changes of rights into one order, so that no change is decided by rights that were taken away before it. */
import { Effect, Semaphore } from "effect"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { EventStore } from "../../streams/ports/eventStore.ts"
import { commandIdsOf, withDerivedKeys, CommandBus, type Request, type Step } from "../commandBus.ts"
import { Contended } from "../errors.ts"
import { retryWhileItChanges } from "../knowledge/loadFromLog.ts"
import { Principals } from "../principals.ts"

/** Each change of rights passes this slot on in its own batch, so the log rejects one of two concurrent changes. */
const slot = subjectOf("slot", "rights")

/** The changes of one process wait here for each other: without it they would meet in the log, and be decided again. */
const one = Semaphore.makeUnsafe(1)

/**
 * Stores the steps that `decide` returns, after every earlier change of rights. `decide` sees the directory with all of them,
 * and runs again when another process was first. The receipt is that of the first step.
 *
 * `Contended`: other processes were faster several times. Nothing was stored; safe to retry with the same key.
 */
export const inRightsOrder = <E, R>(
  request: Request,
  decide: Effect.Effect<readonly [Step, ...ReadonlyArray<Step>], E, R>
) =>
  Effect.gen(function* () {
    const principals = yield* Principals
    const store = yield* EventStore
    const bus = yield* CommandBus
    const position = store.lastSeq(slot)
    const attempt = Effect.gen(function* () {
      // The slot is loaded before the directory: a change that the directory lacks has a later position in the slot.
      const on = yield* position
      // Only its last commit is read: the slot has one for each change of rights that there ever was.
      const last = (yield* store.load(slot, Math.max(on - 1, 0))).at(-1)
      yield* principals.current
      const [first, ...rest] = yield* decide
      const taken = last?.events.at(-1)
      const from = taken?._tag === "SlotTaken" ? taken.holder : null
      // The slot has one command for all of them, so the name of the first command is part of the key.
      const named = withDerivedKeys(request, (key) => `${key} ${first.command._tag}`)
      const [to, former] = commandIdsOf(request, first.command._tag)
      const pass: Step = { subject: slot, command: { _tag: "PassSlot", from, to }, asked: { to: former ?? to } }
      return {
        on: last?.seq ?? on,
        outcome: bus.send(named, first, ...rest, pass)
      }
    })
    return yield* retryWhileItChanges(position, attempt)
  }).pipe(
    Effect.catchTag("SlotRefused", () => Effect.fail(new Contended({ subject: slot }))),
    one.withPermits(1)
  )
