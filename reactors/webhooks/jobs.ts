/** Does the requested tests and redeliveries. A redelivery is a lane of its own with a list of events. */
import { Clock, Effect } from "effect"
import { type HookJob, jobProgressKey, removeHookJob, type RequestedJob } from "../../commands/endpoints/hookJobs.ts"
import type { WebhookType } from "../../domain/endpoint/webhookTypes.ts"
import { team } from "../../domain/values.ts"
import { webhookTypeOf } from "../../projections/webhooks/payload.ts"
import { type Recorded, isReadable } from "../../streams/commit/envelope.ts"
import type { Bucket } from "../../streams/ports/bucket.ts"
import { type DeliveryLog, type KeptAttempt, testType } from "../../streams/deliveries/deliveryLog.ts"
import type { CommitTail } from "./source/commitTail.ts"
import { type DuePage, type LaneOptions, runLane } from "./lane/lane.ts"
import { keyOfDue } from "./lane/progress/laneState.ts"
import { laneStore } from "./lane/progress/laneStore.ts"
import { signedHeaders } from "./send/signature.ts"
import { isoOf } from "./lane/outcome.ts"
import { type makeWebhookTries, secretsAt } from "./lane/tryWebhook.ts"

type Tries = Effect.Success<ReturnType<typeof makeWebhookTries>>

export interface JobParts {
  readonly tries: Tries
  readonly tail: CommitTail
  readonly bucket: Bucket
  readonly measured: LaneOptions["measured"]
  readonly tried: LaneOptions["tried"]
}

/** The webhooks of a commit whose types are wanted, by place. */
export const duesIn = (
  recorded: Recorded,
  isWanted: (type: WebhookType) => boolean = () => true
): DuePage["events"] => {
  const due = (place: number) => ({ position: recorded.seq, place, subject: recorded.subject })
  // A commit that cannot be read may have one: it waits until it can be read.
  if (!isReadable(recorded)) return [due(0)]
  return recorded.events.flatMap((event, place) => {
    const type = webhookTypeOf(event)
    return type === null || !isWanted(type) ? [] : [due(place)]
  })
}

/** The events that were given up since a time, and that have not arrived since. */
const failedSince = Effect.fnUntraced(function* (log: DeliveryLog["Service"], endpoint: string, since: string) {
  const failed = new Map<string, DuePage["events"][number]>()
  let at = 0
  while (true) {
    const attempts: ReadonlyArray<KeptAttempt> = yield* log.after(endpoint, at)
    const last = attempts.at(-1)
    if (last === undefined) return [...failed.values()].toSorted((a, b) => a.position - b.position)
    for (const attempt of attempts) {
      const { position, place, subject, outcome } = attempt
      if (outcome === "delivered") failed.delete(keyOfDue(attempt))
      else if (outcome === "failed" && position > 0 && attempt.at >= since)
        failed.set(keyOfDue(attempt), { position, place, subject })
    }
    at = last.seq
  }
})

const pageOf = (events: DuePage["events"], upTo: number) => (position: number) =>
  Effect.succeed({ events: position >= upTo ? [] : events.filter((each) => each.position > position), read: upTo })

type Redelivery = Exclude<HookJob, { readonly _tag: "test" }>

const sourceOf = Effect.fnUntraced(function* ({ tail, tries }: JobParts, endpoint: string, job: Redelivery) {
  if (job._tag === "range") {
    const after = Effect.fnUntraced(function* (position: number) {
      if (position >= job.to) return { events: [], read: position }
      const page = yield* tail.after(position)
      const read = Math.min(page.read, job.to)
      // The log ends before the range does.
      if (page.read === position) return { events: [], read: job.to }
      return {
        events: page.commits.flatMap((recorded) => duesIn(recorded)).filter((each) => each.position <= read),
        read
      }
    })
    return { from: job.from - 1, upTo: job.to, after }
  }
  const events =
    job._tag === "failed"
      ? yield* failedSince(tries.log, endpoint, job.since)
      : (yield* Effect.forEach(
          [...new Set(job.positions)].toSorted((a, b) => a - b),
          tail.at
        )).flatMap((recorded) => (recorded === null ? [] : duesIn(recorded)))
  const upTo = Math.max(0, ...events.map(({ position }) => position))
  return { from: 0, upTo, after: pageOf(events, upTo) }
})

/** One try, which is recorded and not repeated. */
const testEndpoint = Effect.fnUntraced(function* ({ tries }: JobParts, { id, endpoint }: RequestedJob) {
  const known = tries.endpoints.find(endpoint)
  if (known === null || known.now.is === "removed") return
  const started = yield* Clock.currentTimeMillis
  const at = isoOf(started)
  const body = JSON.stringify(
    known.now.kind === "standard"
      ? { type: testType, timestamp: at, data: { version: 1 } }
      : { text: "Test of a webhook" }
  )
  const webhook = `msg_${id}`
  const headers =
    known.now.kind === "standard"
      ? signedHeaders(webhook, Math.floor(started / 1000), body, secretsAt(tries.keys, known, started))
      : {}
  const { fault, status, millis, answer } = yield* tries.send(known.now.url, headers, body)
  yield* tries.log.record(
    {
      at: isoOf(yield* Clock.currentTimeMillis),
      endpoint: known.id,
      webhook,
      type: testType,
      position: 0,
      place: 0,
      subject: "",
      audience: team,
      tries: 1,
      firstAt: at,
      outcome: fault === null ? "delivered" : "failed",
      fault,
      status,
      millis,
      bytes: Buffer.byteLength(body),
      retryAt: null,
      job: id
    },
    { text: answer, owners: [] }
  )
})

/** Does a job, then removes it. A killed process continues it. */
export const runJob = Effect.fnUntraced(function* (parts: JobParts, requested: RequestedJob) {
  const { id, endpoint, job } = requested
  if (job._tag === "test") yield* testEndpoint(parts, requested)
  else
    yield* runLane(parts.tries, {
      ...(yield* sourceOf(parts, endpoint, job)),
      endpoint,
      head: parts.tail.head,
      job: id,
      store: laneStore(parts.bucket, jobProgressKey(id)),
      onNew: () => Effect.void,
      measured: parts.measured,
      tried: parts.tried
    })
  yield* removeHookJob(parts.bucket, requested)
})
