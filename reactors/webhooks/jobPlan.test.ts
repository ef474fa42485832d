import { expect, test } from "vitest"
import type { HookJob, RequestedJob } from "../../commands/endpoints/hookJobs.ts"
import type { EndpointPhase, EndpointPresent } from "../../domain/endpoint/endpoint.ts"
import { EndpointId } from "../../domain/ids.ts"
import { team } from "../../domain/values.ts"
import { endpointActor } from "../../commands/endpoints/registerEndpoint.ts"
import { planJobs } from "./jobPlan.ts"

const presentOf = (id: string, is: EndpointPhase): EndpointPresent => ({
  is,
  owner: endpointActor(id),
  name: "Builds",
  url: "https://builds.example.org/hook",
  kind: "standard",
  audience: team,
  types: [],
  topics: [],
  secret: 1,
  failingSince: null
})
const endpointsWith = (phases: Readonly<Record<string, EndpointPhase>>) => (id: string) => {
  const is = phases[EndpointId.make(id)]
  return is === undefined ? null : { now: presentOf(id, is) }
}
const range: HookJob = { _tag: "range", from: 1, to: 9 }
const job = (id: string, endpoint: string, at: number, what: HookJob = range): RequestedJob => ({
  id,
  endpoint,
  at,
  job: what
})
const idsOf = (jobs: ReadonlyArray<RequestedJob>) => jobs.map(({ id }) => id)

test("many redeliveries of one endpoint run a few at a time, the oldest first, and hold back no other endpoint", () => {
  const many = Array.from({ length: 500 }, (_, i) => job(`job${i}`, "endpoint1", 1000 - i))
  const { start, drop } = planJobs([...many, job("other", "endpoint2", 5000)], endpointsWith(bothActive))
  expect(idsOf(start)).toEqual([...idsOf(many).slice(-8).toReversed(), "other"])
  expect(drop).toEqual([])
})
const bothActive = { endpoint1: "active", endpoint2: "active" } as const

test("a job of a removed endpoint is dropped; one of a paused, a gone or an unknown endpoint waits", () => {
  const phases = { endpoint1: "removed", endpoint2: "paused", endpoint3: "gone" } as const
  const jobs = [1, 2, 3, 4].map((n) => job(`job${n}`, `endpoint${n}`, n))
  const { start, drop } = planJobs(jobs, endpointsWith(phases))
  expect([idsOf(start), idsOf(drop)]).toEqual([[], ["job1"]])
})

test("a test runs at once, also of a paused endpoint and beside many redeliveries", () => {
  const many = Array.from({ length: 20 }, (_, i) => job(`job${i}`, "endpoint1", i))
  const tests = [job("test1", "endpoint1", 99, { _tag: "test" }), job("test2", "endpoint2", 99, { _tag: "test" })]
  const { start } = planJobs([...many, ...tests], endpointsWith({ endpoint1: "active", endpoint2: "paused" }))
  expect(idsOf(start).slice(-2)).toEqual(["test1", "test2"])
})
