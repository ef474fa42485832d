import { Context, Effect, Logger, References } from "effect"
import { expect, test } from "vitest"
import { correlated, CurrentCorrelation, withCorrelation } from "./correlation.ts"

/** The annotations of the lines of an effect, in order. */
const annotations = async (work: Effect.Effect<unknown>) => {
  const found: Array<unknown> = []
  const keep = Logger.make(({ fiber }) => void found.push(fiber.getRef(References.CurrentLogAnnotations)))
  await Effect.runPromise(Effect.provide(work, Logger.layer([keep])))
  return found
}
const line = Effect.logWarning("a line")

test("the lines of work have its correlation, also in its fibers, and work inside may have its own", async () => {
  const inside = Effect.andThen(line, correlated("inner")(line))
  const work = correlated("outer")(Effect.andThen(Effect.all([line, line], { concurrency: 2 }), inside))
  expect(await annotations(Effect.andThen(work, line))).toEqual([
    { correlation: "outer" },
    { correlation: "outer" },
    { correlation: "outer" },
    { correlation: "inner" },
    {}
  ])
})

test("work without a known correlation keeps that of the work outside", async () => {
  expect(await annotations(correlated("outer")(correlated(null)(line)))).toEqual([{ correlation: "outer" }])
})

test("a context has the correlation for the lines and for the commands of its fiber", async () => {
  const context = withCorrelation(Context.empty(), "request")
  expect(await annotations(Effect.provideContext(line, context))).toEqual([{ correlation: "request" }])
  expect(await Effect.runPromise(Effect.provideContext(CurrentCorrelation, context))).toBe("request")
  expect(await Effect.runPromise(CurrentCorrelation)).toBe(null)
})
