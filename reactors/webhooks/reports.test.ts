/** The commands that follow from the answers of a receiver. */
import { expect, test } from "vitest"
import { EndpointId } from "../../domain/ids.ts"
import { team } from "../../domain/values.ts"
import type { KeptAttempt } from "../../streams/deliveries/deliveryLog.ts"
import { endpointReportOf } from "./reports.ts"

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
  expect(endpointReportOf(failed, failingFor(day), null)?.command).toEqual({
    _tag: "ReportEndpointFailing",
    since: "2026-11-24T10:00:00.000Z"
  })
  expect(endpointReportOf(failed, failingFor(day), "2026-11-24T10:00:00.000Z")).toBe(null)
  expect(endpointReportOf(failed, failingFor(day - 1), null)).toBe(null)
})

test("an endpoint that works again is reported when it was reported before", () => {
  expect(endpointReportOf(delivered, { failingSince: null }, "2026-11-24T10:00:00.000Z")?.command).toEqual({
    _tag: "ReportEndpointWorking"
  })
  expect(endpointReportOf(delivered, { failingSince: null }, null)).toBe(null)
})

test("the answer 410 disables the endpoint", () =>
  expect(endpointReportOf({ ...failed, fault: "gone", status: 410 }, failingFor(0), null)?.command).toEqual({
    _tag: "DisableEndpoint",
    because: "gone"
  }))
