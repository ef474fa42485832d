import { expect, test } from "vitest"
import { endpoint, type Event } from "../../../domain/endpoint/endpoint.ts"
import { EndpointId } from "../../../domain/ids.ts"
import { plainEndpoint } from "../../../domain/kit/samples.ts"
import { troublesOfEndpoint } from "./webhookTroubles.ts"

const id = EndpointId.make("hook0001")
const failing: Event = { _tag: "EndpointFailing", since: "2026-11-24T10:00:00Z" }
const gone: Event = { _tag: "EndpointDisabled", because: "gone" }
const left: Event = { _tag: "EndpointDisabled", because: "gone", left: true }
const resumed: Event = { _tag: "EndpointResumed" }

const codesAfter = (...events: ReadonlyArray<Event>) => {
  const now = [plainEndpoint, ...events].reduce(endpoint.evolve, endpoint.initial)
  if (now.is === "absent") throw new Error("the webhook is not registered")
  return troublesOfEndpoint({ id, now }).map(({ code }) => code)
}

test.each([
  [[], []],
  [[failing], ["webhook-failing"]],
  [[gone], ["webhook-gone"]],
  [[failing, gone], ["webhook-gone"]],
  [[left], ["webhook-left"]],
  [[left, resumed], []],
  [[gone, resumed], []]
] as const)("after %j an owner is told %j", (events, codes) => expect(codesAfter(...events)).toEqual(codes))
