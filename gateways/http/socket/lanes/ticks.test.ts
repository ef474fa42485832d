/** Progress frames: their lane, and the frames for a new follower. */
import { describe, expect, test } from "vitest"
import { Audience, team } from "../../../../domain/values.ts"
import type { Tick } from "../../../../streams/ports/progress.ts"
import { makeTicks } from "./ticks.ts"

const tick = (change: Partial<Tick> = {}): Tick => ({
  of: "extraction",
  id: "reading1",
  stage: "read",
  done: 40,
  total: 90,
  rate: 12.5,
  left: 4,
  audience: team,
  at: "2026-11-24T10:00:00.000Z",
  ...change
})
const decoded = (frames: ReadonlyArray<string>) => frames.map((json): unknown => JSON.parse(json))

describe("a tick", () => {
  test("goes to the lane of its view and audience", () => {
    const ticks = makeTicks()
    expect(ticks.remember(tick()).topic).toBe("extractions team")
    const members = Audience.make("chat:chat0001")
    const { topic, json } = ticks.remember(tick({ of: "run", id: "running1", audience: members }))
    expect(topic).toBe("runs chat:chat0001")
    expect(decoded([json])).toEqual([{ is: "progress", tick: tick({ of: "run", id: "running1", audience: members }) }])
  })

  test("is sent to a new follower that can see it: the last one of each piece of work in progress", () => {
    const ticks = makeTicks()
    ticks.remember(tick())
    ticks.remember(tick({ done: 60 }))
    ticks.remember(tick({ id: "reading2", audience: Audience.make("chat:chat0001") }))
    ticks.remember(tick({ id: "reading3", stage: "done" }))
    expect(decoded(ticks.latest("extractions", ["team"]))).toEqual([{ is: "progress", tick: tick({ done: 60 }) }])
    expect(ticks.latest("extractions", ["team", "chat:chat0001"])).toHaveLength(2)
    expect(ticks.latest("runs", ["team"])).toEqual([])
    expect(ticks.latest("tasks", ["team"])).toEqual([])
  })

  test("of finished work is forgotten, and so is the oldest when too many are kept", () => {
    const ticks = makeTicks()
    ticks.remember(tick())
    ticks.remember(tick({ stage: "done" }))
    expect(ticks.latest("extractions", ["team"])).toEqual([])
    for (let i = 0; i < 500; i++) ticks.remember(tick({ id: `reading${i}` }))
    const kept = ticks.latest("extractions", ["team"])
    expect(kept).toHaveLength(200)
    expect(decoded(kept).at(-1)).toMatchObject({ tick: { id: "reading499" } })
  })
})
