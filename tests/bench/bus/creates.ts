/** Durable creates through the bus, against bare publishes on the same server and against Emmett on the same disk. */
import { Effect } from "effect"
import { CommandBus } from "../../../commands/commandBus.ts"
import { Nats } from "../../../streams/nats/client/nats.ts"
import { callsPerSecond, type Measure, median, type Report } from "../kit/measure.ts"
import type { Rival } from "./emmett.ts"
import { createTask } from "./scene.ts"

interface Size {
  readonly inFlight: 1 | 32 | 128 | 512
  readonly count: number
}
const sizes: ReadonlyArray<Size> = [
  { inFlight: 1, count: 400 },
  { inFlight: 32, count: 3000 },
  { inFlight: 128, count: 6000 },
  { inFlight: 512, count: 12_000 }
]
/** A program that has just started has not compiled its hot paths yet. */
const warmUps = 2
const rounds = 5
/** Emmett is slower: with fewer calls both measures take about the same time. */
const emmettShare = 0.25

/** As large as the commit of a created task. */
export const benchBody = Buffer.alloc(620, "x")

interface Rates {
  readonly ours: number
  readonly bare: number
  readonly emmett: number | null
}

/** They alternate, so that a drift of the machine's or the disk's speed affects all alike. */
const round = Effect.fnUntraced(function* ({ inFlight, count }: Size, name: string, rival: Rival | null) {
  const bus = yield* CommandBus
  const nats = yield* Nats
  const rate = (calls: number, run: (id: string) => Promise<unknown>) =>
    Effect.promise(() => callsPerSecond(calls, inFlight, (i) => run(`${name}i${i}`)))
  const bare = yield* rate(count, (id) =>
    Effect.runPromise(nats.publish({ subject: `bare.${id}`, data: benchBody, id, expected: 0 }, 5000))
  )
  const ours = yield* rate(count, (id) => Effect.runPromise(createTask(bus, id)))
  const theirs =
    rival === null || inFlight === 512 ? null : yield* rate(Math.ceil(count * emmettShare), (id) => rival.append(id))
  return { ours, bare, emmett: theirs } satisfies Rates
})

export const measureCreates = Effect.fnUntraced(function* (rival: Rival | null, report: Report) {
  yield* (yield* Nats).ensureStream({
    name: "BARE",
    subjects: ["bare.>"],
    storage: "file",
    allow_direct: true,
    allow_atomic: true,
    discard: "new",
    max_bytes: 1024 ** 3
  })
  const found: Array<Measure> = []
  for (const size of sizes) {
    report(`  ${size.inFlight} in flight …`)
    const all: Array<Rates> = []
    for (let n = 0; n < warmUps + rounds; n++) all.push(yield* round(size, `b${size.inFlight}r${n}`, rival))
    found.push(...measuresOf(size, all.slice(warmUps)))
  }
  return found
})

const measuresOf = ({ inFlight }: Size, rates: ReadonlyArray<Rates>): ReadonlyArray<Measure> => {
  const perSecond = (of: (each: Rates) => number) => Math.round(median(rates.map(of))).toLocaleString("en")
  const of = `commands (${perSecond(({ ours }) => ours)}/s) ÷`
  const theirs = rates.flatMap((each) => (each.emmett === null ? [] : [{ ...each, emmett: each.emmett }]))
  return [
    {
      name: `bus-${inFlight}-in-flight`,
      value: median(rates.map((each) => each.ours / each.bare)),
      of: `${of} bare publishes (${perSecond((each) => each.bare)}/s), ${inFlight} in flight, on disk`
    },
    ...(inFlight === 512 || theirs.length === 0
      ? []
      : [
          {
            name: `bus-emmett-${inFlight}-in-flight`,
            value: median(theirs.map((each) => each.ours / each.emmett)),
            of: `${of} Emmett on Postgres (${perSecond((each) => each.emmett ?? 0)}/s), ${inFlight} in flight, on disk`
          } satisfies Measure
        ])
  ]
}
