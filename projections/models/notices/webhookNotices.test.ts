/** The notices about a webhook at which nothing arrives. */
import { describe, expect, test } from "vitest"
import type { Event } from "../../../domain/endpoint/endpoint.ts"
import { ada, bo } from "../../../domain/kit/people.ts"
import { ActorId, reactorActor } from "../../../domain/ids.ts"
import type { Commit } from "../../../streams/commit/envelope.ts"
import { commit, givenRows } from "../../kit/given.ts"
import { type NoticeStored, noticesProjection } from "./notices.ts"
import { plainEndpoint } from "../../../domain/kit/samples.ts"

const given = givenRows(noticesProjection)
const noticesOf = (rows: Readonly<Record<string, NoticeStored>>) =>
  Object.values(rows).filter(({ watched }) => watched === null)
/** The notices that are not settled: `kind > person`. */
const current = (...commits: ReadonlyArray<Commit>) =>
  noticesOf(given(...commits).rows)
    .filter(({ settled }) => !settled)
    .map(({ kind, to }) => `${kind} > ${to}`)
    .toSorted()

describe("a webhook at which nothing arrives", () => {
  const hook = "endpoint1"
  const about = (seq: number, ...events: ReadonlyArray<Event>): Commit => ({
    ...commit(seq, "endpoint", hook, ...events),
    actor: reactorActor("deliver")
  })
  const failing: Event = { _tag: "EndpointFailing", since: "2026-11-24T10:00:00.000Z", tell: [ada, bo] }

  test("tells the people of the event, with its present name", () => {
    const commits = [about(1, plainEndpoint), about(2, failing)]
    expect(current(...commits)).toEqual(["failing > ada00000", "failing > bo000000"])
    const renamed = about(3, {
      _tag: "EndpointChanged",
      owner: ActorId.make("service:endpoint1"),
      name: "Deploys",
      types: [],
      topics: []
    })
    expect(new Set(noticesOf(given(...commits, renamed).rows).map(({ title }) => title))).toEqual(new Set(["Deploys"]))
  })

  test.each([
    ["EndpointRecovered", { _tag: "EndpointRecovered" }],
    ["EndpointPaused", { _tag: "EndpointPaused" }],
    ["EndpointResumed", { _tag: "EndpointResumed" }],
    ["its removal", { _tag: "EndpointDisabled", because: "removed" }]
  ] as const)("concerns no one after %s", (_, end) =>
    expect(current(about(1, plainEndpoint), about(2, failing), about(3, end))).toEqual([])
  )

  test("tells them also when its receiver has disabled it, and no one when the event names no people", () => {
    const gone = about(2, { _tag: "EndpointDisabled", because: "gone", tell: [ada] })
    expect(current(about(1, plainEndpoint), gone)).toEqual(["failing > ada00000"])
    expect(
      current(about(1, plainEndpoint), about(2, { _tag: "EndpointFailing", since: "2026-11-24T10:00:00.000Z" }))
    ).toEqual([])
  })
})
