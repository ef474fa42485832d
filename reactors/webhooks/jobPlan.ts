/** Chooses the requested tests and redeliveries that run now. Pure. */
import type { KnownEndpoint } from "../../commands/endpoints/endpoints.ts"
import type { RequestedJob } from "../../commands/endpoints/hookJobs.ts"

/** Redeliveries of one endpoint that run at the same time: its receiver gets no flood when many are requested. */
const mostRedeliveries = 8

export interface JobPlan {
  readonly start: ReadonlyArray<RequestedJob>
  /** Those of removed endpoints, which never run again. */
  readonly drop: ReadonlyArray<RequestedJob>
}

/** The oldest requests of an endpoint go first. A test goes at once, also to a paused endpoint. */
export const planJobs = (
  requested: ReadonlyArray<RequestedJob>,
  find: (endpoint: string) => Pick<KnownEndpoint, "now"> | null
): JobPlan => {
  const running = new Map<string, number>()
  const start: Array<RequestedJob> = []
  const drop: Array<RequestedJob> = []
  for (const job of requested.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))) {
    const { endpoint } = job
    const is = find(endpoint)?.now.is
    const count = running.get(endpoint) ?? 0
    if (is === "removed") drop.push(job)
    else if (job.job._tag === "test") start.push(...(is === undefined ? [] : [job]))
    else if (is === "active" && count < mostRedeliveries) {
      running.set(endpoint, count + 1)
      start.push(job)
    }
  }
  return { start, drop }
}
