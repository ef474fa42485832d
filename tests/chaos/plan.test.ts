import { expect, test } from "vitest"
import { faultShapes, faultsOf, planOf, seedsPerShape, shapes } from "./plan.ts"

const seeds = Array.from({ length: 200 }, (_, seed) => seed)

test("a seed has the same plan each time, and a fault of its shape", () => {
  for (const seed of seeds) {
    const plan = planOf(seed)
    expect(planOf(seed)).toEqual(plan)
    expect(plan.faults.length).toBeGreaterThan(0)
    for (const fault of plan.faults) expect(faultShapes[fault]).toContain(plan.shape)
  }
})

test("two hundred seeds have every planned fault in every shape but the cluster", () => {
  for (const shape of shapes.filter((each) => each !== "cluster")) {
    const struck = new Set(
      seeds.map((seed) => planOf(seed)).flatMap((plan) => (plan.shape === shape ? plan.faults : []))
    )
    expect([...struck].toSorted()).toEqual(faultsOf(shape).toSorted())
  }
})

test("seeds in a row have one shape, so that they share an installation", () => {
  const first = seeds.filter((seed) => seed % seedsPerShape === 0)
  for (const seed of first) expect(planOf(seed + seedsPerShape - 1).shape).toBe(planOf(seed).shape)
})
