/** Ten short seeds of the chaos suite. `npm run chaos` runs any number, and more faults. */
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Plan, planOf, type Shape } from "./plan.ts"
import { violationsOf } from "./result.ts"
import { runSeed } from "./runSeed.ts"
import { type Site, startSite } from "./site.ts"

/** Five seeds share an installation, whose start takes longer than a seed. */
const seeds: Readonly<Partial<Record<Shape, ReadonlyArray<number>>>> = {
  embedded: [0, 1, 2, 5, 6],
  gateways: [0, 10, 12, 13, 32]
}
/** Each fault strikes during a few commands. */
const short = (plan: Plan): Plan => ({ ...plan, faults: plan.faults.slice(0, 1), clients: 4, commands: 12 })

describe.each(Object.keys(seeds) as ReadonlyArray<Shape>)("on the shape %s", (shape) => {
  let site: Site
  beforeAll(async () => {
    site = await startSite(shape)
  })
  afterAll(() => site.installation.remove())

  test.each(seeds[shape] ?? [])(
    "seed %i loses nothing, stores nothing twice, and every client ends with the tables",
    async (seed) => {
      expect(violationsOf(await runSeed(short(planOf(seed, shape)), site))).toEqual([])
    }
  )
})
