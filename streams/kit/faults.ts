/** Faults between the command bus and its log, for tests. */
import { Context, Effect, Latch, Layer } from "effect"
import type { Subject } from "../commit/subjects.ts"
import { EventStore } from "../ports/eventStore.ts"
import { StreamUnavailable } from "../errors.ts"

type Append = EventStore["Service"]["append"]

/** The appends and loads of a log, under the control of a test. */
export class Faults extends Context.Service<
  Faults,
  {
    /** Appends wait while it is closed, as they do while the log is away. */
    readonly gate: Latch.Latch
    /** False for an append that passes the closed gate. All appends wait by default. */
    isGated: (subject: Subject) => boolean
    /** The number of commits of each append that began, in order. */
    readonly appends: Array<number>
    /** The number of commits that each load gave, in order. */
    readonly loads: Array<number>
    /** The log ends here for loads, as one that was restored from an older copy does. */
    end: number
    /** The number of reconnects. A rise makes the bus drop what it has loaded. */
    reconnects: number
    /** Called before each append. The append then goes on, is lost, or is stored without its answer. */
    fault: () => "none" | "lost" | "unanswered"
  }
>()("tracker/streams/kit/Faults") {}

/** The same log, behind `Faults`. */
export const faulty = <R, E, A>(log: Layer.Layer<A | EventStore, E, R>) => {
  const faults = Layer.effect(
    Faults,
    Effect.map(Latch.make(true), (gate) => ({
      gate,
      isGated: () => true,
      appends: [],
      loads: [],
      end: Infinity,
      reconnects: 0,
      fault: (): "none" => "none"
    }))
  )
  const store = Layer.effect(
    EventStore,
    Effect.gen(function* () {
      const real = yield* EventStore
      const control = yield* Faults
      const append: Append = Effect.fnUntraced(function* (...commits) {
        control.appends.push(commits.length)
        if (control.isGated(commits[0].subject)) yield* control.gate.await
        const fault = control.fault()
        const unknown = new StreamUnavailable({ what: commits[0].subject, cause: fault })
        if (fault === "lost") return yield* unknown
        const seqs = yield* real.append(...commits)
        return fault === "none" ? seqs : yield* unknown
      })
      const load: EventStore["Service"]["load"] = (subject, after) =>
        Effect.map(real.load(subject, after), (commits) => {
          const found = commits.filter(({ seq }) => seq <= control.end)
          control.loads.push(found.length)
          return found
        })
      const connectionEpoch = Effect.map(real.connectionEpoch, (epoch) => epoch + control.reconnects)
      return EventStore.of({ ...real, append, load, connectionEpoch })
    })
  )
  return store.pipe(Layer.provideMerge(faults), Layer.provideMerge(log))
}
