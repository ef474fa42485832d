/** The requested tests and redeliveries, as the process that delivers sees them. */
import { Effect } from "effect"
import { isHookJobKey, type RequestedJob, requestedJobs } from "../../commands/endpoints/hookJobs.ts"
import type { StreamUnavailable } from "../../streams/errors.ts"
import type { Bucket } from "../../streams/ports/bucket.ts"

export interface JobList {
  /** The requests that are not done. One request to the bucket, and all of its keys only when a request may be new. */
  readonly look: Effect.Effect<ReadonlyArray<RequestedJob>, StreamUnavailable>
  /** Leaves out a request that is done: a list that was read before its end may still have it. */
  readonly done: (id: string) => void
}

/** For one holder of the lease, which is the only one that removes requests. */
export const makeJobList = (bucket: Pick<Bucket, "changes" | "keys" | "get">): JobList => {
  let revision: number | null = null
  let listed: ReadonlyArray<RequestedJob> = []
  const done = new Set<string>()
  const read = Effect.gen(function* () {
    listed = yield* requestedJobs(bucket)
    const ids = new Set(listed.map(({ id }) => id))
    for (const id of done) if (!ids.has(id)) done.delete(id)
  })
  return {
    look: Effect.gen(function* () {
      const changes = yield* bucket.changes(revision)
      if (changes.keys === null || changes.keys.some(isHookJobKey)) yield* read
      // A request that was made during the read is among the next changes too.
      revision = changes.revision
      return listed.filter(({ id }) => !done.has(id))
    }),
    done: (id) => void done.add(id)
  }
}
