/** The commands that follow from the answers of a receiver. */
import { Result } from "effect"
import { expect, test } from "vitest"
import { type Command, endpoint, type Event, type State } from "../../domain/endpoint/endpoint.ts"
import { EndpointId } from "../../domain/ids.ts"
import { ada } from "../../domain/kit/people.ts"
import { team } from "../../domain/values.ts"
import type { KeptAttempt } from "../../streams/deliveries/deliveryLog.ts"
import { applyAttempt, newState } from "./lane/progress/laneState.ts"
import { endpointReportOf } from "./reports.ts"
import { plainEndpoint } from "../../domain/kit/samples.ts"

const at = "2026-11-25T10:00:00.000Z"
const day = 24 * 3_600_000
const failed: KeptAttempt = {
  seq: 9,
  answer: "",
  at,
  endpoint: EndpointId.make("endpoint1"),
  webhook: "msg_1",
  type: "task.created",
  position: 5,
  place: 0,
  subject: "evt.task.task0001",
  audience: team,
  tries: 3,
  firstAt: at,
  outcome: "retry",
  fault: "status",
  status: 500,
  millis: 5,
  bytes: 10,
  retryAt: at,
  job: null
}
const delivered: KeptAttempt = { ...failed, outcome: "delivered", fault: null, status: 200 }
const failingFor = (millis: number) => ({ failingSince: Date.parse(at) - millis })

test("an endpoint that has failed for a day is reported, once", () => {
  expect(endpointReportOf(failed, failingFor(day), null, () => [ada])?.command).toEqual({
    _tag: "ReportEndpointFailing",
    since: "2026-11-24T10:00:00.000Z",
    tell: [ada]
  })
  expect(endpointReportOf(failed, failingFor(day), "2026-11-24T10:00:00.000Z", () => [ada])).toBe(null)
  expect(endpointReportOf(failed, failingFor(day - 1), null, () => [ada])).toBe(null)
})

test("an endpoint that works again is reported when it was reported before", () => {
  expect(endpointReportOf(delivered, { failingSince: null }, "2026-11-24T10:00:00.000Z", () => [ada])?.command).toEqual(
    {
      _tag: "ReportEndpointWorking"
    }
  )
  expect(endpointReportOf(delivered, { failingSince: null }, null, () => [ada])).toBe(null)
})

test("the answer 410 disables the endpoint", () =>
  expect(
    endpointReportOf({ ...failed, fault: "gone", status: 410 }, failingFor(0), null, () => [ada])?.command
  ).toEqual({
    _tag: "DisableEndpoint",
    because: "gone",
    tell: [ada]
  }))

test("each outage of a day is reported once, and its end once", () => {
  const lane = newState(0)
  const kept: Array<Event> = []
  const hour = 3_600_000
  const start = Date.parse("2026-11-20T00:00:00.000Z")
  let now: State = endpoint.evolve(endpoint.initial, plainEndpoint)
  const decided = (command: Command) => Result.getOrThrow(endpoint.decide(command, now))
  /** Tries one event each hour. */
  const tryFor = (from: number, hours: number, is: KeptAttempt) => {
    for (let n = 0; n < hours; n++) {
      const attempt = { ...is, at: new Date(start + (from + n) * hour).toISOString(), seq: from + n }
      applyAttempt(lane, attempt, attempt.seq, 0)
      const reported = now.is === "absent" ? null : now.failingSince
      const report = endpointReportOf(attempt, lane, reported, () => [ada])
      for (const event of report === null ? [] : decided(report.command)) {
        kept.push(event)
        now = endpoint.evolve(now, event)
      }
    }
  }
  tryFor(0, 24, failed)
  expect(kept).toEqual([])
  tryFor(24, 48, failed)
  expect(kept).toEqual([{ _tag: "EndpointFailing", since: "2026-11-20T00:00:00.000Z", tell: [ada] }])
  tryFor(72, 5, delivered)
  tryFor(77, 40, failed)
  expect(kept.map(({ _tag }) => _tag)).toEqual(["EndpointFailing", "EndpointRecovered", "EndpointFailing"])
})
