import { describe, expect, test } from "vitest"
import { makeLanes } from "./lanes.ts"

const change = (from: number, to: number, audience = "team") => ({
  view: "tasks",
  from,
  to,
  rows: [{ lane: audience, of: audience, row: { id: "task0001", seq: to, audience } }],
  removed: []
})
const lanesAt = (at: number) => {
  const lanes = makeLanes()
  lanes.completeTo(at)
  return lanes
}
const framesOf = (lanes: ReturnType<typeof makeLanes>, ...of: Parameters<typeof change>) =>
  lanes.frames(change(...of)).map(({ json }): { from: number; to: number } => JSON.parse(json))

describe("continuity", () => {
  test("a batch whose changes and position arrive is complete", () => {
    const lanes = lanesAt(5)
    expect(lanes.onChange(change(5, 6))).toBe("next")
    lanes.frames(change(5, 6))
    expect(lanes.onPosition({ at: 6, generation: 1, from: 5, changes: 1 })).toBe("next")
    expect(lanes.position()).toBe(6)
  })

  test("a change after one that did not arrive is noticed", () =>
    expect(lanesAt(5).onChange(change(6, 7))).toBe("missed"))

  test("a position after a batch that did not arrive is noticed", () => {
    const lanes = lanesAt(5)
    expect(lanes.onPosition({ at: 7, generation: 1, from: 6, changes: 0 })).toBe("missed")
    expect(lanes.position()).toBe(5)
  })

  test("a position that is announced without a batch, after a restart of the writer, is noticed", () =>
    expect(lanesAt(5).onPosition({ at: 6, generation: 1, from: 6, changes: 0 })).toBe("missed"))

  test("a batch of which one change did not arrive is noticed", () => {
    const lanes = lanesAt(5)
    lanes.onChange(change(5, 6))
    expect(lanes.onPosition({ at: 6, generation: 1, from: 5, changes: 2 })).toBe("missed")
  })

  test("changes that were read from the tables in the meantime are not sent again", () => {
    const lanes = lanesAt(5)
    lanes.completeTo(9)
    expect(lanes.onChange(change(7, 8))).toBe("known")
    expect(lanes.onPosition({ at: 8, generation: 1, from: 7, changes: 1 })).toBe("known")
    expect(lanes.onChange(change(9, 10))).toBe("next")
  })

  test("tables that go back begin again at their position", () => {
    const lanes = lanesAt(100)
    lanes.restart(60)
    expect(lanes.onChange(change(60, 61))).toBe("next")
  })
})

test("an announcement of former tables is told from one of the present tables", () => {
  const lanes = lanesAt(5)
  expect(lanes.isFormer(1)).toBe(false)
  lanes.swapped(3)
  expect([2, 3, 4].map(lanes.isFormer)).toEqual([true, false, false])
})

describe("the frames of a lane", () => {
  test("each begin where the last one ended", () => {
    const lanes = lanesAt(5)
    expect(framesOf(lanes, 5, 6)).toMatchObject([{ from: 0, to: 6 }])
    expect(framesOf(lanes, 7, 8)).toMatchObject([{ from: 6, to: 8 }])
  })

  test("begin at the published position after the lane was forgotten, so that no client sees a gap", () => {
    const lanes = lanesAt(5)
    framesOf(lanes, 5, 6)
    lanes.completeTo(6)
    expect(lanes.nextPosition()).toBe(6)
    expect(lanes.count()).toBe(0)
    lanes.completeTo(20)
    expect(framesOf(lanes, 20, 21)).toMatchObject([{ from: 6, to: 21 }])
  })

  test("a lane is remembered until a position after its last frame was published", () => {
    const lanes = lanesAt(5)
    for (let person = 0; person < 1000; person++) lanes.frames(change(5, 6, `person:${person}`))
    expect(lanes.nextPosition()).toBe(5)
    expect(lanes.count()).toBe(1000)
    lanes.completeTo(6)
    lanes.nextPosition()
    expect(lanes.count()).toBe(0)
  })

  test("a position is published once", () => {
    const lanes = lanesAt(5)
    expect([lanes.nextPosition(), lanes.nextPosition()]).toEqual([5, null])
  })
})
