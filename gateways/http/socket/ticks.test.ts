/** Who is told how far a piece of work is. */
import { describe, expect, test } from "vitest"
import { Audience, team } from "../../../domain/values.ts"
import type { Tick } from "../../../streams/progress.ts"
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
const told = (frames: ReadonlyArray<string>) => frames.map((json): unknown => JSON.parse(json))

describe("a tick", () => {
  test("goes to those who follow the view of what it is about, in its audience's lane", () => {
    const ticks = makeTicks()
    expect(ticks.take(tick()).topic).toBe("extractions team")
    const members = Audience.make("chat:chat0001")
    const { topic, json } = ticks.take(tick({ of: "run", id: "running1", audience: members }))
    expect(topic).toBe("runs chat:chat0001")
    expect(told([json])).toEqual([{ is: "progress", tick: tick({ of: "run", id: "running1", audience: members }) }])
  })

  test("is told to whoever comes later and may see it: the last one of each piece of work that goes on", () => {
    const ticks = makeTicks()
    ticks.take(tick())
    ticks.take(tick({ done: 60 }))
    ticks.take(tick({ id: "reading2", audience: Audience.make("chat:chat0001") }))
    ticks.take(tick({ id: "reading3", stage: "done" }))
    expect(told(ticks.lastIn("extractions", ["team"]))).toEqual([{ is: "progress", tick: tick({ done: 60 }) }])
    expect(ticks.lastIn("extractions", ["team", "chat:chat0001"])).toHaveLength(2)
    expect(ticks.lastIn("runs", ["team"])).toEqual([])
    expect(ticks.lastIn("tasks", ["team"])).toEqual([])
  })

  test("of what is over is forgotten, and the oldest where too many were never ended", () => {
    const ticks = makeTicks()
    ticks.take(tick())
    ticks.take(tick({ stage: "done" }))
    expect(ticks.lastIn("extractions", ["team"])).toEqual([])
    for (let i = 0; i < 500; i++) ticks.take(tick({ id: `reading${i}` }))
    const kept = ticks.lastIn("extractions", ["team"])
    expect(kept).toHaveLength(200)
    expect(told(kept).at(-1)).toMatchObject({ tick: { id: "reading499" } })
  })
})
