/** Tells the operator that the log refuses commits because it is full, until there is room. */
import { Effect, Schedule } from "effect"
import { type Trouble, Troubles } from "../../troubles.ts"
import type { NatsFault, StreamInfo } from "../client/nats.ts"

const trouble = (stream: string): Trouble => ({
  code: "log-full",
  message: `the log is full and refuses commands: raise max_bytes of stream ${stream}`,
  remedy: `nats stream edit ${stream} --max-bytes=<bytes>`,
  stops: ["writes"]
})

/** Interval of reading the limit: a process that is not ready gets no commands, so no append can find the new room. */
const checkInterval = "1 second"

interface Server {
  readonly info: (stream: string) => Effect.Effect<Pick<StreamInfo, "bytes" | "mostBytes">, NatsFault>
}

export const makeFullLog = Effect.fnUntraced(function* (nats: Server, stream: string) {
  const scope = yield* Effect.scope
  let isFull = false
  yield* (yield* Troubles).register(Effect.sync(() => (isFull ? [trouble(stream)] : [])))

  const stored = Effect.sync(() => {
    isFull = false
  })
  const untilRoom = Effect.gen(function* () {
    const before = yield* nats.info(stream)
    yield* nats.info(stream).pipe(
      Effect.repeat({
        until: ({ bytes, mostBytes }) => !isFull || mostBytes !== before.mostBytes || bytes < before.bytes,
        schedule: Schedule.spaced(checkInterval)
      })
    )
  }).pipe(Effect.retry(Schedule.spaced(checkInterval)), Effect.andThen(stored))
  /** Call it for each commit that the full log refused. */
  const refused = Effect.suspend(() => {
    if (isFull) return Effect.void
    isFull = true
    return Effect.asVoid(Effect.forkIn(untilRoom, scope))
  })
  return { refused, stored }
})
