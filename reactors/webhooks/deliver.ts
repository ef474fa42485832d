/**
 * Delivers webhooks in the one process that holds the lease: a lane for each active endpoint, and one for each redelivery.
 *
 * The log is the queue. An endpoint begins at the position of its registration, and its progress and its tries are saved, so a
 * killed process loses and skips nothing.
 */
import { Duration, Effect, Fiber, FiberMap, Schedule } from "effect"
import { laneKey, removeHookJob, type RequestedJob } from "../../commands/endpoints/hookJobs.ts"
import { isEntitled } from "../../commands/endpoints/entitled.ts"
import { Endpoints, type KnownEndpoint } from "../../commands/endpoints/endpoints.ts"
import { Principals } from "../../commands/principals.ts"
import type { WebhookType } from "../../domain/endpoint/webhookTypes.ts"
import { Database } from "../../projections/database/database.ts"
import type { Recorded } from "../../streams/commit/envelope.ts"
import { type Bucket, Buckets } from "../../streams/ports/bucket.ts"
import { makeCommitTail } from "./source/commitTail.ts"
import { makeJobList } from "./jobList.ts"
import { planJobs } from "./jobPlan.ts"
import { duesIn, type JobParts, runJob } from "./jobs.ts"
import { runLane } from "./lane/lane.ts"
import { laneStore } from "./lane/progress/laneStore.ts"
import { makeWaitMetrics } from "./measures/waitMetrics.ts"
import { makeReports } from "./reports.ts"
import { WebhookSender } from "./send/sendWebhook.ts"
import { isChosen, makeWebhookTries } from "./lane/tryWebhook.ts"

const lookInterval = "250 millis"
/** Looks for endpoints between two looks for the requests of people. A person waits for a test, so it must start within a second. */
const looksPerJobLook = 4

/** The lane of an endpoint, which reads the events that it wants. `restored`: see `laneStore`. */
const laneOf =
  ({ tail, tries, bucket, tried, measured }: JobParts, restored: Bucket) =>
  ({ id, registered }: KnownEndpoint) => {
    const isWanted = (type: WebhookType) => isChosen(tries.endpoints.find(id)?.now.types ?? [], type)
    const duesOf = (recorded: Recorded) => duesIn(recorded, isWanted)
    return runLane(tries, {
      endpoint: id,
      job: null,
      from: registered.seq,
      upTo: null,
      head: tail.head,
      after: (position) =>
        Effect.map(tail.after(position), ({ commits, read }) => ({ events: commits.flatMap(duesOf), read })),
      store: laneStore(bucket, laneKey(id), restored),
      onNew: ({ wake, skip }) =>
        tail.onNew((recorded, previous) =>
          recorded === null || duesOf(recorded).length > 0 ? wake() : skip(previous, recorded.seq)
        ),
      measured,
      tried
    })
  }

/** Runs until the lease is lost. */
const deliverWhileHeld = Effect.gen(function* () {
  const tail = yield* makeCommitTail((yield* Endpoints).current)
  const tries = yield* makeWebhookTries(tail)
  const buckets = yield* Buckets
  const bucket = yield* buckets.open("HOOKS")
  const { tried, left } = yield* makeReports
  const waits = yield* makeWaitMetrics
  const parts: JobParts = { tries, tail, bucket, tried, measured: waits.follow }
  const lane = laneOf(parts, yield* buckets.open("OUTBOX"))
  const principals = yield* Principals
  const lanes = yield* FiberMap.make<string>()
  const jobs = yield* FiberMap.make<string>()
  const jobList = makeJobList(bucket)
  const cleared = new Set<string>()

  const startAndStop = Effect.gen(function* () {
    for (const known of tries.endpoints.all()) {
      const { id, now } = known
      const mayDeliver = now.is === "active" && isEntitled(principals, known)
      if (now.is === "active" && !mayDeliver) yield* left(known)
      if (mayDeliver) yield* FiberMap.run(lanes, id, retried(lane(known)), { onlyIfMissing: true })
      else yield* FiberMap.remove(lanes, id)
      if (now.is !== "removed" || cleared.has(id)) continue
      yield* bucket.erase(laneKey(id))
      cleared.add(id)
    }
  })
  const run = (job: RequestedJob) =>
    Effect.andThen(
      retried(runJob(parts, job)),
      Effect.sync(() => jobList.done(job.id))
    )
  const startJobs = Effect.gen(function* () {
    const { start, drop } = planJobs(yield* jobList.look, tries.endpoints.find)
    for (const job of start) yield* FiberMap.run(jobs, job.id, run(job), { onlyIfMissing: true })
    for (const job of drop) {
      yield* FiberMap.remove(jobs, job.id)
      yield* removeHookJob(bucket, job)
      jobList.done(job.id)
    }
  })

  for (let look = 0; ; look++) {
    yield* startAndStop
    // A job needs an endpoint, so an installation without webhooks never reads the bucket.
    if (look % looksPerJobLook === 0 && tries.endpoints.all().length > 0) {
      yield* startJobs
      yield* waits.measure
    }
    yield* Effect.sleep(lookInterval)
  }
})

/** A lane that fails continues from its saved progress. */
const retried = <A, E extends { readonly message: string }, R>(lane: Effect.Effect<A, E, R>) =>
  lane.pipe(
    Effect.tapError(({ message }) => Effect.logWarning("a webhook lost its connections and retries", message)),
    Effect.retry(Schedule.spaced("1 second")),
    Effect.ignore
  )

/** Delivers until it is interrupted. Takes the lease again after a loss. */
export const deliverWebhooks = Effect.gen(function* () {
  const { locks } = yield* Database
  yield* Effect.gen(function* () {
    const held = yield* locks.webhooks(Effect.void)
    const delivering = yield* Effect.forkScoped(deliverWhileHeld)
    yield* Effect.raceFirst(held.lost, Fiber.join(delivering))
  }).pipe(
    Effect.scoped,
    Effect.tapError((error) => Effect.logWarning("webhooks wait", error.message)),
    Effect.ignore,
    Effect.andThen(Effect.sleep(Duration.seconds(1))),
    Effect.forever
  )
}).pipe(Effect.provide(WebhookSender.layer))
