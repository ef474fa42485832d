/** Counts the deliveries of webhooks by their outcome. Each try is read once after a start, and the counts are kept in memory. */
import { Context, Effect, Layer, Semaphore } from "effect"
import { DeliveryLog, testType, type TryOutcome } from "../../../../../streams/deliveries/deliveryLog.ts"
import type { StreamUnavailable } from "../../../../../streams/errors.ts"

/** A quarter of an hour in milliseconds: the days of every time zone begin at the start of one. */
const stretchMillis = 15 * 60 * 1000
/** The newest positions that are read after a start. Tries before them are not counted. */
export const mostCountedTries = 20_000

/** `repeated`: the tries that failed and were followed by another one. */
export interface DeliveryEnds {
  readonly arrived: number
  readonly givenUp: number
  readonly repeated: number
}
export const noEnds: DeliveryEnds = { arrived: 0, givenUp: 0, repeated: 0 }
export const addEnds = (a: DeliveryEnds, b: DeliveryEnds): DeliveryEnds => ({
  arrived: a.arrived + b.arrived,
  givenUp: a.givenUp + b.givenUp,
  repeated: a.repeated + b.repeated
})

export interface CountedDeliveries {
  /** By the beginning of the quarter of an hour, Unix time in milliseconds. */
  readonly stretches: ReadonlyMap<number, DeliveryEnds>
  /** The time of the first counted try when earlier ones may be missing, Unix time in milliseconds; null when none is. */
  readonly since: number | null
}

const endOf = { delivered: "arrived", failed: "givenUp", retry: "repeated" } as const

interface Tally {
  /** The last position that is counted. */
  position: number
  since: number | null
  readonly stretches: Map<number, DeliveryEnds>
}

const count = (tally: Tally, isPart: boolean, tries: ReadonlyArray<TryOutcome>) => {
  for (const { seq, at, type, outcome } of tries) {
    tally.position = seq
    // A test reports no event.
    if (type === testType) continue
    const time = Date.parse(at)
    if (isPart) tally.since ??= time
    const stretch = time - (time % stretchMillis)
    const before = tally.stretches.get(stretch) ?? noEnds
    tally.stretches.set(stretch, { ...before, [endOf[outcome]]: before[endOf[outcome]] + 1 })
  }
}

export class DeliveryCounts extends Context.Service<
  DeliveryCounts,
  {
    /** The deliveries of an endpoint, also of one that was removed. Drops the counts before `oldest`, Unix time in milliseconds. */
    readonly of: (endpoint: string, oldest: number) => Effect.Effect<CountedDeliveries, StreamUnavailable>
  }
>()("tracker/gateways/DeliveryCounts") {
  static readonly layer = Layer.effect(
    DeliveryCounts,
    Effect.map(DeliveryLog, ({ last, outcomes }) => {
      const tallies = new Map<string, Tally>()
      // Two requests at once would count a try twice.
      const semaphore = Semaphore.makeUnsafe(1)
      const begin = Effect.fnUntraced(function* (endpoint: string) {
        const newest = (yield* last(endpoint))?.seq ?? 0
        return { position: Math.max(0, newest - mostCountedTries), since: null, stretches: new Map() } satisfies Tally
      })
      const of = Effect.fnUntraced(function* (endpoint: string, oldest: number) {
        const known = tallies.get(endpoint)
        const tally: Tally = known ?? (yield* begin(endpoint))
        const isPart = known === undefined && tally.position > 0
        let tries = yield* outcomes(endpoint, tally.position)
        while (tries.length > 0) {
          count(tally, isPart, tries)
          tries = yield* outcomes(endpoint, tally.position)
        }
        tallies.set(endpoint, tally)
        for (const stretch of tally.stretches.keys()) if (stretch < oldest) tally.stretches.delete(stretch)
        return { stretches: tally.stretches, since: tally.since }
      })
      return { of: (endpoint, oldest) => semaphore.withPermits(1)(of(endpoint, oldest)) }
    })
  )
}
