import { Schema } from "effect"
import { describe, expect, test } from "vitest"
import { ActorId, TopicId } from "../ids.ts"
import { givenFor } from "../kit/given.ts"
import { keepsItsProperties } from "../kit/properties.ts"
import { Audience, team } from "../values.ts"
import { Command, endpoint, Event, type State } from "./endpoint.ts"
import { EndpointUrl, shownUrl } from "./endpointUrl.ts"

const given = givenFor(endpoint)
const after = (...events: ReadonlyArray<Event>): State => events.reduce(endpoint.evolve, endpoint.initial)

const owner = ActorId.make("service:endpoint1")
const what = {
  owner,
  name: "Builds",
  url: "https://builds.example.org/hook",
  kind: "standard",
  audience: team,
  types: ["task.created"],
  topics: [TopicId.make("topic001")]
} as const
const register: Command = { _tag: "RegisterEndpoint", ...what }
const registered: Event = { _tag: "EndpointRegistered", ...what }
const changed = { owner, name: "Builds", types: [], topics: [] } as const
const since = "2026-11-24T10:00:00Z"
const paused: Event = { _tag: "EndpointPaused" }
const resumed: Event = { _tag: "EndpointResumed" }
const gone: Event = { _tag: "EndpointDisabled", because: "gone" }
const removed: Event = { _tag: "EndpointDisabled", because: "removed" }
const failing: Event = { _tag: "EndpointFailing", since }

describe("an endpoint", () => {
  test("is registered once", () => {
    given().when(register).records(registered)
    given(registered).when(register).recordsNothing()
    expect(after(registered)).toEqual({ is: "active", secret: 1, failingSince: null, ...what })
  })

  test.each([
    { url: "https://other.example.org/" },
    { kind: "slack" },
    { audience: Audience.make("chat:chat0000") },
    { name: "Other" }
  ] as const)("is another one with %j, so its id is refused", (change) =>
    given(registered)
      .when({ ...register, ...change })
      .refuses({ because: "already-exists" })
  )

  test("gets another name and another filter", () => {
    given(registered)
      .when({ _tag: "ChangeEndpoint", ...changed })
      .records({ _tag: "EndpointChanged", ...changed })
    given(registered, { _tag: "EndpointChanged", ...changed })
      .when({ _tag: "ChangeEndpoint", ...changed })
      .recordsNothing()
    expect(after(registered, { _tag: "EndpointChanged", ...changed })).toMatchObject({ url: what.url, types: [] })
  })

  test("has the next secret after a rotation, which is repeated without effect", () => {
    const rotated: Event = { _tag: "EndpointRotated", version: 2 }
    given(registered).when({ _tag: "RotateEndpointSecret", version: 1 }).records(rotated)
    given(registered, rotated).when({ _tag: "RotateEndpointSecret", version: 1 }).recordsNothing()
    given(registered).when({ _tag: "RotateEndpointSecret", version: 2 }).refuses({ because: "changed-meanwhile" })
    expect(after(registered, rotated)).toMatchObject({ secret: 2 })
  })

  test("is paused and resumed", () => {
    given(registered).when({ _tag: "PauseEndpoint" }).records(paused)
    given(registered, paused).when({ _tag: "PauseEndpoint" }).recordsNothing()
    given(registered, paused).when({ _tag: "ResumeEndpoint" }).records(resumed)
    given(registered).when({ _tag: "ResumeEndpoint" }).recordsNothing()
    expect(after(registered, paused)).toMatchObject({ is: "paused" })
    expect(after(registered, paused, resumed)).toMatchObject({ is: "active" })
  })

  test("that its receiver has disabled may be resumed, and one that a person has removed may not", () => {
    given(registered).when({ _tag: "DisableEndpoint", because: "gone" }).records(gone)
    given(registered, gone).when({ _tag: "DisableEndpoint", because: "gone" }).recordsNothing()
    given(registered, gone).when({ _tag: "PauseEndpoint" }).recordsNothing()
    given(registered, gone).when({ _tag: "ResumeEndpoint" }).records(resumed)
    given(registered, gone).when({ _tag: "DisableEndpoint", because: "removed" }).records(removed)
    given(registered, removed).when({ _tag: "DisableEndpoint", because: "gone" }).recordsNothing()
    given(registered, removed).when({ _tag: "ResumeEndpoint" }).refuses({ because: "endpoint-removed" })
    expect(after(registered, gone)).toMatchObject({ is: "gone" })
  })

  test("whose responsible actor has lost the right is disabled, and may be resumed", () => {
    const left: Event = { _tag: "EndpointDisabled", because: "gone", left: true, tell: [] }
    given(registered).when({ _tag: "DisableEndpoint", because: "left", tell: [] }).records(left)
    given(registered, left).when({ _tag: "DisableEndpoint", because: "left", tell: [] }).recordsNothing()
    given(registered, left).when({ _tag: "ResumeEndpoint" }).records(resumed)
    expect(after(registered, left)).toMatchObject({ is: "left" })
  })

  test("is reported as failing once in an outage, and as working once after it", () => {
    const report: Command = { _tag: "ReportEndpointFailing", since }
    given(registered).when(report).records(failing)
    given(registered, failing).when(report).recordsNothing()
    given(registered, paused).when(report).recordsNothing()
    given(registered, failing).when({ _tag: "ReportEndpointWorking" }).records({ _tag: "EndpointRecovered" })
    given(registered).when({ _tag: "ReportEndpointWorking" }).recordsNothing()
    expect(after(registered, failing)).toMatchObject({ failingSince: since })
    expect(after(registered, failing, resumed)).toMatchObject({ failingSince: null })
    expect(after(registered, failing, { _tag: "EndpointRecovered" })).toMatchObject({ failingSince: null })
  })

  keepsItsProperties(
    endpoint,
    { Command, Event },
    [register],
    [register, { _tag: "RotateEndpointSecret", version: 1 }, { _tag: "ReportEndpointFailing", since }],
    [register, { _tag: "ReportEndpointFailing", since }, { _tag: "ReportEndpointWorking" }]
  )
})

const everyCommandButRegister: ReadonlyArray<Command> = [
  { _tag: "ChangeEndpoint", ...changed },
  { _tag: "RotateEndpointSecret", version: 1 },
  { _tag: "PauseEndpoint" },
  { _tag: "ResumeEndpoint" },
  { _tag: "DisableEndpoint", because: "removed" },
  { _tag: "ReportEndpointFailing", since },
  { _tag: "ReportEndpointWorking" }
]
test.each(everyCommandButRegister)("$_tag is refused when there is no endpoint", (command) =>
  given().when(command).refuses({ because: "not-found" })
)
test("the list above names every command", () =>
  expect(["RegisterEndpoint", ...everyCommandButRegister.map(({ _tag }) => _tag)].sort()).toEqual(
    Object.keys(Command.cases).sort()
  ))

describe("the address of an endpoint", () => {
  const isUrl = Schema.is(EndpointUrl)

  test.each([
    "https://example.org",
    "https://example.org:8443/a?b=c",
    "http://10.0.0.1/hook",
    "https://[2001:db8::1]/"
  ])("may be %s", (url) => expect(isUrl(url)).toBe(true))

  test.each([
    "example.org",
    "ftp://example.org/",
    "javascript:alert(1)",
    "https://ada:secret@example.org/",
    "https://ada@example.org/",
    "https://example.org/#top",
    "https://example.org/#",
    `https://example.org/${"a".repeat(2000)}`
  ])("may not be %s", (url) => expect(isUrl(url)).toBe(false))

  test("is shown without its secrets", () => {
    expect(shownUrl("https://example.org/hook?key=1", "standard")).toBe("https://example.org/hook?…")
    expect(shownUrl("https://hooks.slack.com/services/T0/B0/x", "slack")).toBe("https://hooks.slack.com/…")
    expect(shownUrl("https://chat.example.org/hooks/x", "mattermost")).toBe("https://chat.example.org/…")
  })
})
