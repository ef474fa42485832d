/**
 * A check of the whole audit chain that a person requests. At most one runs at a time in the installation. Its state is in
 * bucket `SNAPSHOTS`, so every process shows it and can stop it. A check whose process has ended is shown as stopped.
 */
import { Clock, Context, Duration, Effect, Layer, Schedule } from "effect"
import type { ActorId } from "../../../domain/ids.ts"
import { framesOf, type StreamUnavailable } from "../../errors.ts"
import { type Bucket, Buckets } from "../../ports/bucket.ts"
import { AuditChain } from "../auditChain.ts"
import { type CheckRun, decodeRun, encodeRun, isCheckAtWork, resultOf, stateAt } from "./checkRun.ts"

const entryName = "audit.check"
/** Interval of storing the position, and of looking for a request to stop. */
const beat = Duration.seconds(1)
/** The end of a check is stored again for a minute while the bucket does not answer. */
const storeRetries = Schedule.spaced("2 seconds").pipe(Schedule.upTo({ times: 30 }))
/** The check pauses after each such number of messages of the chain, so that other work goes first. */
const pauseEvery = 20
const pause = Duration.millis(1)
/** A request to stop is tried again when the check stores its position at the same moment. */
const mostTries = 5

export class RequestedCheck extends Context.Service<
  RequestedCheck,
  {
    /** The check at work, or the last one. Null: none was requested. */
    readonly current: Effect.Effect<CheckRun | null, StreamUnavailable>
    /** Begins a check. While one is at work, answers with that one and begins none. */
    readonly start: (by: ActorId) => Effect.Effect<CheckRun, StreamUnavailable>
    /** Asks the check at work to stop, which takes a second. Answers as `current`. */
    readonly stop: Effect.Effect<CheckRun | null, StreamUnavailable>
  }
>()("tracker/streams/RequestedCheck") {
  static readonly layer = Layer.effect(
    RequestedCheck,
    Effect.gen(function* () {
      const { check } = yield* AuditChain
      const { open } = yield* Buckets
      const scope = yield* Effect.scope
      const read = Effect.flatMap(open("SNAPSHOTS"), readRun)
      const start = Effect.fnUntraced(function* (by: ActorId) {
        const bucket = yield* open("SNAPSHOTS")
        const found = yield* readRun(bucket)
        if (found !== null && found.run !== null && isCheckAtWork(found.run)) return found.run
        const now = yield* Clock.currentTimeMillis
        const id = `${now}-${found?.revision ?? 0}`
        const begun: CheckRun = {
          id,
          by,
          state: "running",
          startedAt: now,
          beatAt: now,
          position: 0,
          head: 0,
          result: null
        }
        const isStored = yield* store(bucket, begun, found?.revision ?? null)
        // Another request has begun one at the same moment.
        if (!isStored) return (yield* readRun(bucket))?.run ?? begun
        yield* Effect.forkIn(atWork(bucket, begun, check), scope)
        return begun
      })
      return RequestedCheck.of({
        current: Effect.map(read, (found) => found?.run ?? null),
        start,
        stop: Effect.flatMap(open("SNAPSHOTS"), (bucket) => stopIn(bucket, mostTries))
      })
    })
  )
}

/** The audit chain, and the check of it on request. */
export const auditLayer = RequestedCheck.layer.pipe(Layer.provideMerge(AuditChain.layer))

interface Found {
  /** Null for a value that another version has stored. */
  readonly run: CheckRun | null
  readonly revision: number
}

const readRun = Effect.fnUntraced(function* (bucket: Bucket): Effect.fn.Return<Found | null, StreamUnavailable> {
  const entry = yield* bucket.get(entryName)
  if (entry === null) return null
  const run = decodeRun(entry.value)
  return { run: run === null ? null : stateAt(run, yield* Clock.currentTimeMillis), revision: entry.revision }
})

/** False when the entry has changed since `revision`. */
const store = (bucket: Bucket, run: CheckRun, revision: number | null) =>
  revision === null ? bucket.create(entryName, encodeRun(run)) : bucket.update(entryName, encodeRun(run), revision)

const stopIn = (bucket: Bucket, tries: number): Effect.Effect<CheckRun | null, StreamUnavailable> =>
  Effect.gen(function* () {
    const found = yield* readRun(bucket)
    if (found === null || found.run?.state !== "running") return found?.run ?? null
    const stopping: CheckRun = { ...found.run, state: "stopping" }
    if (yield* store(bucket, stopping, found.revision)) return stopping
    return tries > 1 ? yield* stopIn(bucket, tries - 1) : found.run
  })

/** Checks the chain, and stores the progress and the end. Never fails. */
const atWork = Effect.fnUntraced(function* (bucket: Bucket, begun: CheckRun, check: AuditChain["Service"]["check"]) {
  let at: Pick<CheckRun, "position" | "head"> = { position: 0, head: 0 }
  let messages = 0
  const onProgress = (position: number, head: number) => {
    at = { position, head }
    return ++messages % pauseEvery === 0 ? Effect.sleep(pause) : Effect.yieldNow
  }
  const checked = check(onProgress).pipe(
    Effect.map((report): Partial<CheckRun> => ({ state: "ended", result: resultOf(report) })),
    Effect.catch(({ message }) =>
      Effect.as(Effect.logWarning("a requested check of the audit chain failed", { message }), {
        state: "failed" as const
      })
    ),
    Effect.catchDefect((defect) =>
      Effect.as(Effect.logError("a requested check of the audit chain failed", { at: framesOf(defect) }), {
        state: "failed" as const
      })
    )
  )
  /** Ends when the check is asked to stop, or when another one has taken its place. */
  const beats: Effect.Effect<Partial<CheckRun>> = Effect.gen(function* () {
    yield* Effect.sleep(beat)
    const found = yield* readRun(bucket)
    if (found?.run?.id !== begun.id || found.run.state !== "running") return true
    yield* store(bucket, { ...begun, ...at, beatAt: yield* Clock.currentTimeMillis }, found.revision)
    return false
  }).pipe(
    // A bucket that does not answer stops no check.
    Effect.catch(() => Effect.succeed(false)),
    Effect.repeat({ until: (isOver) => isOver }),
    Effect.as({ state: "stopped" as const })
  )
  const end = yield* Effect.raceFirst(checked, beats)
  yield* Effect.gen(function* () {
    const found = yield* readRun(bucket)
    if (found?.run?.id !== begun.id) return
    yield* store(bucket, { ...begun, ...at, ...end, beatAt: yield* Clock.currentTimeMillis }, found.revision)
  }).pipe(
    Effect.retry(storeRetries),
    Effect.catch(({ message }) => Effect.logWarning("the end of a check was not stored", { message }))
  )
})
