/** Requested tests and redeliveries of webhooks: kept in bucket `HOOKS` until the process that delivers has done them. */
import { Clock, Effect, Option, Schema } from "effect"
import { EndpointRefused } from "../../domain/endpoint/endpoint.ts"
import { idFrom } from "../../streams/commit/identity.ts"
import { type Bucket, Buckets } from "../../streams/ports/bucket.ts"
import type { Request } from "../commandBus.ts"
import { Endpoints } from "./endpoints.ts"

/** `events`: those positions. `range`: all events of the endpoint between two positions. `failed`: those given up since a time. */
export const HookJob = Schema.TaggedUnion({
  test: {},
  events: { positions: Schema.Array(Schema.Int.check(Schema.isGreaterThan(0))).check(Schema.isMaxLength(1000)) },
  range: { from: Schema.Int.check(Schema.isGreaterThan(0)), to: Schema.Int.check(Schema.isGreaterThan(0)) },
  failed: { since: Schema.String }
})
export type HookJob = typeof HookJob.Type

const Stored = Schema.fromJsonString(Schema.Struct({ v: Schema.Literal(1), at: Schema.Int, job: HookJob }))
const encode = Schema.encodeSync(Stored)
const decode = Schema.decodeUnknownOption(Stored)

const prefix = "job."
export const isHookJobKey = (key: string) => key.startsWith(prefix)
/** The entry of a request, and the one of its progress. */
const jobKey = (endpoint: string, id: string) => `${prefix}${endpoint}.${id}`
export const jobProgressKey = (id: string) => `progress.${id}`
/** The entry of the progress of an endpoint. A backup has it. */
export const laneKey = (endpoint: string) => `${lanePrefix}${endpoint}`
export const lanePrefix = "hook."

export interface RequestedJob {
  readonly id: string
  readonly endpoint: string
  /** Milliseconds. */
  readonly at: number
  readonly job: HookJob
}

/** Requests of one endpoint that wait. They are read at each look for requests. */
export const mostHookJobs = 100

/**
 * Stores the request. The same request again is the same job. Refused `not-found` when there is no such endpoint, and
 * `too-many-redeliveries` while many requests wait.
 */
export const requestHookJob = Effect.fnUntraced(function* (request: Request, endpoint: string, job: HookJob) {
  const endpoints = yield* Endpoints
  yield* endpoints.current
  const known = endpoints.find(endpoint)
  if (known === null) return yield* new EndpointRefused({ because: "not-found" })
  if (known.now.is === "removed") return yield* new EndpointRefused({ because: "endpoint-removed" })
  const id = idFrom("hook-job", request.actor, endpoint, request.key)
  const bucket = yield* (yield* Buckets).open("HOOKS")
  const waiting = (yield* bucket.keys).filter((key) => key.startsWith(jobKey(endpoint, "")))
  if (waiting.length >= mostHookJobs && !waiting.includes(jobKey(endpoint, id)))
    return yield* new EndpointRefused({ because: "too-many-redeliveries" })
  const stored = encode({ v: 1, at: yield* Clock.currentTimeMillis, job })
  yield* bucket.create(jobKey(endpoint, id), Buffer.from(stored))
  return { id, seq: known.seq }
})

/** All requests that are not done. */
export const requestedJobs = (bucket: Pick<Bucket, "keys" | "get">) =>
  Effect.gen(function* () {
    const found: Array<RequestedJob> = []
    for (const key of (yield* bucket.keys).filter(isHookJobKey)) {
      const [endpoint = "", id = ""] = key.slice(prefix.length).split(".")
      const stored = decode(Buffer.from((yield* bucket.get(key))?.value ?? []).toString())
      if (Option.isSome(stored)) found.push({ id, endpoint, at: stored.value.at, job: stored.value.job })
    }
    return found
  })

export const removeHookJob = (bucket: Bucket, { endpoint, id }: Pick<RequestedJob, "endpoint" | "id">) =>
  Effect.andThen(bucket.erase(jobKey(endpoint, id)), bucket.erase(jobProgressKey(id)))
