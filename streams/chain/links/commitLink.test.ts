/** The links of commits, on chains that the writer has made. */
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import { expect, test } from "vitest"
import { AuditChain } from "../auditChain.ts"
import { commitAt, makeKeys, processOn, type World, worldOf } from "../kit/world.ts"
import { chainOn } from "../../memory/memoryChain.ts"
import { makeCommitLinks } from "./commitLink.ts"
import { contentOf, links } from "./link.ts"

const sceneOf = (world: World) => {
  const keys = makeKeys()
  return <A>(act: Effect.Effect<A, unknown, AuditChain>) =>
    Effect.runPromise(Effect.provide(act, processOn(world, keys)).pipe(Effect.provide(TestClock.layer())))
}
const advance = Effect.flatMap(AuditChain, (chain) => chain.advance)
const linkAt = (position: number) => Effect.flatMap(AuditChain, (chain) => chain.linkOf(position))

const contentAt = (world: World, position: number) => {
  const stored = world.log.find(({ seq }) => seq === position)
  if (stored === undefined) throw new Error(`the log has no commit ${position}`)
  return contentOf(stored)
}

test("the link of a commit covers the link before it, and the links follow each other", async () => {
  const world = worldOf(2500)
  const run = sceneOf(world)
  await run(advance)
  // Before position 1001 is the link of the key that signs the first checkpoint.
  for (const position of [2, 999, 1000, 2001, 2500]) {
    const [found, before] = [await run(linkAt(position)), await run(linkAt(position - 1))]
    expect(found?.follows, `${position}`).toBe(before?.link)
    expect(found?.link).toBe(links.commit(found?.follows ?? "", position, contentAt(world, position)))
  }
})

test("a position beyond the chain, in a gap, or below the first has no link", async () => {
  const world = worldOf(3)
  world.log.push(commitAt(6))
  const run = sceneOf(world)
  await run(advance)
  world.log.push(commitAt(7))
  for (const position of [0, 4, 5, 7]) expect(await run(linkAt(position)), `${position}`).toBeNull()
  expect(await run(linkAt(6))).toMatchObject({ position: 6 })
})

test("after an owner has accepted a changed log, a position has the link of the present commit", async () => {
  const world = worldOf(6)
  const run = sceneOf(world)
  await run(advance)
  const former = await run(linkAt(5))
  world.log[3] = commitAt(4, "evt.task.repaired")
  await run(Effect.flatMap(AuditChain, ({ accept }) => accept("repaired by hand")))
  await run(advance)
  for (const position of [4, 5, 6]) {
    const found = await run(linkAt(position))
    expect(found?.link).toBe(links.commit(found?.follows ?? "", position, contentAt(world, position)))
  }
  expect((await run(linkAt(5)))?.link).not.toBe(former?.link)
  expect(await run(linkAt(2))).toMatchObject({ position: 2 })
})

test("the chain is read whole once; each link then reads as many messages as its logarithm", async () => {
  const world = worldOf(0)
  const run = sceneOf(world)
  const positions = Array.from({ length: 300 }, (_, i) => i + 1)
  const link = (position: number) =>
    Effect.andThen(
      Effect.sync(() => world.log.push(commitAt(position))),
      advance
    )
  await run(Effect.forEach(positions, link, { discard: true }))
  const chain = chainOn(world.chain)
  let reads = 0
  const counted = {
    ...chain,
    at: (seq: number) =>
      Effect.suspend(() => {
        reads++
        return chain.at(seq)
      })
  }
  let whole = 0
  const linksOf = makeCommitLinks({ ...counted, after: (seq) => ((whole += seq === 0 ? 1 : 0), chain.after(seq)) })
  for (const position of [151, 152, 300]) {
    reads = 0
    expect(await Effect.runPromise(linksOf(position))).toMatchObject({ position })
    expect(reads).toBeLessThan(2 * Math.log2(world.chain.length))
  }
  expect(world.chain.length).toBeGreaterThanOrEqual(300)
  expect(whole).toBe(1)
}, 60_000)
