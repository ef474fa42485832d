/** The writer of the audit chain on a log in memory: what it links and signs, and the states after crashes. */
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import { expect, test } from "vitest"
import { Troubles } from "../troubles.ts"
import { AuditChain } from "./auditChain.ts"
import { type ChainMessage, decodeMessage } from "./links/entry.ts"
import { commitAt, makeKeys, noProgress, processOn, rewriteChain, type World, worldOf } from "./kit/world.ts"

type Act<A> = Effect.Effect<A, unknown, AuditChain | Troubles>
/** Runs a process of the installation from its start to its end. */
const scene = (world: World) => {
  const keys = makeKeys()
  return <A>(act: Act<A>) =>
    Effect.runPromise(Effect.provide(act, processOn(world, keys)).pipe(Effect.provide(TestClock.layer())))
}
const advance: Act<void> = Effect.flatMap(AuditChain, (chain) => chain.advance)
const verified = Effect.flatMap(AuditChain, (chain) => chain.verify(null, noProgress))
const messages = ({ chain }: World) =>
  chain.map(({ data }) => decodeMessage(data)).filter((each): each is ChainMessage => each !== null)
const entries = (world: World) =>
  messages(world).flatMap((each) => (each._tag === "Links" ? each.entries.map(({ _tag }) => _tag) : [each._tag]))

test("an existing log gets a chain from its first commit, with a checkpoint for each thousand commits", async () => {
  const world = worldOf(2500)
  const run = scene(world)
  await run(advance)
  const report = await run(verified)
  expect(report).toMatchObject({
    position: 2500,
    commits: 2500,
    checkpoints: 2,
    unsigned: 500,
    unlinked: 0,
    fault: null
  })
  expect(messages(world).flatMap((each) => (each._tag === "Signed" ? [each.checkpoint.position] : []))).toEqual([
    1000, 2000
  ])
})

test("new commits are linked after the earlier ones, also by the next process", async () => {
  const world = worldOf(3)
  const run = scene(world)
  await run(advance)
  world.log.push(commitAt(4))
  await run(advance)
  world.log.push(commitAt(5))
  await run(Effect.andThen(advance, advance))
  expect(await run(verified)).toMatchObject({ position: 5, commits: 5, checkpoints: 1, unsigned: 2, fault: null })
})

test("a day without commits has a checkpoint as well", async () => {
  const world = worldOf(1)
  await scene(world)(
    Effect.gen(function* () {
      yield* advance
      yield* TestClock.adjust("23 hours")
      yield* advance
      expect(entries(world).filter((each) => each === "Signed")).toHaveLength(1)
      yield* TestClock.adjust("1 hour")
      yield* advance
      expect(entries(world).filter((each) => each === "Signed")).toHaveLength(2)
    })
  )
})

test("positions without a commit are stated", async () => {
  const world = worldOf(5)
  world.log.splice(2, 2)
  const run = scene(world)
  await run(advance)
  expect(entries(world)).toEqual(["ChainBegun", "CommitsLinked", "GapLinked", "CommitsLinked", "KeyAdded", "Signed"])
  expect(await run(verified)).toMatchObject({ position: 5, commits: 3, gaps: 2, fault: null })
})

test("the next process signs the links that a killed process has left without a checkpoint", async () => {
  const world = worldOf(1000)
  const run = scene(world)
  await run(advance)
  world.chain.pop()
  expect(entries(world)).not.toContain("Signed")
  await run(advance)
  expect(await run(verified)).toMatchObject({ commits: 1000, checkpoints: 1, unsigned: 0, fault: null })
})

test("of two processes, one is refused and the chain does not fork", async () => {
  const world = worldOf(3)
  const keys = makeKeys()
  const started = (act: Act<unknown>) => Effect.provide(act, processOn(world, keys))
  const other = Effect.suspend(() => {
    world.log.push(commitAt(4), commitAt(5))
    return started(advance)
  })
  const result = await Effect.gen(function* () {
    yield* advance
    yield* other
    const error = yield* Effect.flip(advance)
    yield* advance
    return { error, report: yield* verified }
  }).pipe(started, Effect.provide(TestClock.layer()), Effect.runPromise)
  expect(result).toMatchObject({ error: { _tag: "ChainMoved" }, report: { commits: 5, fault: null } })
})

test("a process that had found no key sees the one that another process has created since", async () => {
  const world = worldOf(0)
  const keys = makeKeys()
  const started = <A>(act: Act<A>) => Effect.provide(act, processOn(world, keys))
  const report = await Effect.gen(function* () {
    yield* advance
    world.log.push(commitAt(1))
    yield* started(advance)
    return yield* verified
  }).pipe(started, Effect.provide(TestClock.layer()), Effect.runPromise)
  expect(report).toMatchObject({ commits: 1, checkpoints: 1, fault: null })
})

test("a log that was cut and accepted is stated, and its links go on from the cut", async () => {
  const world = worldOf(20)
  const run = scene(world)
  await run(advance)
  world.log.splice(12)
  world.log.push(commitAt(13, "evt.task.anotherone"), commitAt(14, "evt.task.anotherone"))
  expect(await run(Effect.flip(advance))).toMatchObject({ fault: { of: "log" } })
  expect(await run(verified)).toMatchObject({ fault: { kind: "commit-changed", position: 13 } })
  world.facts = { ...world.facts, accepted: 1 }
  await run(advance)
  expect(entries(world)).toContain("LogAccepted")
  expect(await run(verified)).toMatchObject({ position: 14, commits: 14, acceptances: 1, fault: null })
})

test("a log that another one replaced and that was accepted has links from its beginning", async () => {
  const world = worldOf(5)
  const run = scene(world)
  await run(advance)
  world.log = [commitAt(1, "evt.task.foreignone"), commitAt(2, "evt.task.foreignone")]
  world.facts = { ...world.facts, accepted: 1 }
  await run(advance)
  expect(await run(verified)).toMatchObject({ position: 2, commits: 2, acceptances: 1, fault: null })
})

test("a chain on a log that was accepted before says so, under a signature", async () => {
  const world = worldOf(2)
  world.facts = { ...world.facts, accepted: 2 }
  await scene(world)(advance)
  expect(messages(world)[0]).toMatchObject({ entries: [{ why: expect.stringContaining("2 times") }] })
  expect(entries(world)).toEqual(["ChainBegun", "CommitsLinked", "KeyAdded", "Signed"])
})

test("a deleted chain begins again only after a decision", async () => {
  const world = worldOf(3)
  const run = scene(world)
  await run(advance)
  world.chain = []
  expect(await run(Effect.flip(advance))).toMatchObject({ fault: { kind: "chain-lost" } })
  expect(await run(verified)).toMatchObject({ fault: { kind: "chain-lost" } })
  expect(await run(Effect.flatMap(AuditChain, ({ accept }) => accept("the disk was lost")))).toBe(true)
  await run(advance)
  expect(await run(verified)).toMatchObject({ commits: 3, checkpoints: 1, unsigned: 3, fault: null })
})

test("a changed commit that an owner accepts is stated with the reason; without a fault there is nothing to accept", async () => {
  const world = worldOf(6)
  const run = scene(world)
  await run(advance)
  const accept = Effect.flatMap(AuditChain, (chain) => chain.accept("repaired by hand"))
  expect(await run(accept)).toBe(false)
  world.log[3] = commitAt(4, "evt.task.repaired")
  expect(await run(accept)).toBe(true)
  await run(advance)
  expect(await run(verified)).toMatchObject({ commits: 6, acceptances: 1, fault: null })
})

test("an acceptance that no checkpoint signs is a fault: a forger can write one", async () => {
  const world = worldOf(6)
  const run = scene(world)
  await run(advance)
  world.facts = { ...world.facts, accepted: 1 }
  await run(advance)
  world.chain.pop()
  expect(await run(verified)).toMatchObject({ fault: { kind: "checkpoint-missing" } })
  await run(advance)
  expect(await run(verified)).toMatchObject({ acceptances: 1, fault: null })
})

test("checkpoints of an earlier key stay valid after a rotation", async () => {
  const world = worldOf(4)
  const run = scene(world)
  await run(advance)
  const rotated = await run(Effect.flatMap(AuditChain, ({ rotate }) => rotate))
  world.log.push(commitAt(5))
  await run(Effect.flatMap(AuditChain, ({ sign }) => sign))
  const report = await run(verified)
  expect(report).toMatchObject({ checkpoints: 3, fault: null })
  expect([report.keys.length, report.keys.at(-1)]).toEqual([2, rotated])
})

test("a key that is added during a check is no fault", async () => {
  const world = worldOf(3)
  const keys = makeKeys()
  const started = (act: Act<unknown>) => Effect.provide(act, processOn(world, keys))
  let isAdded = false
  /** The writer signs between two reads of the check: after the check looked for keys, before it reads the chain. */
  const withWriter: typeof world = {
    ...world,
    get chain() {
      if (!isAdded) {
        isAdded = true
        Effect.runSync(Effect.provide(started(advance), TestClock.layer()))
      }
      return world.chain
    }
  }
  const report = await verified.pipe(
    Effect.provide(processOn(withWriter, keys)),
    Effect.provide(TestClock.layer()),
    Effect.runPromise
  )
  expect(report).toMatchObject({ commits: 3, checkpoints: 1, fault: null })
})

test("a check from a checkpoint begins there, and refuses one that the chain does not have", async () => {
  const world = worldOf(2500)
  const run = scene(world)
  await run(advance)
  const from = (start: Parameters<AuditChain["Service"]["verify"]>[0]) =>
    Effect.flatMap(AuditChain, ({ verify }) => verify(start, noProgress))
  expect(await run(from(2))).toMatchObject({ from: 2, position: 2500, commits: 500, fault: null })
  const signed = messages(world).flatMap((each) => (each._tag === "Signed" ? [each.checkpoint] : []))[1]
  if (signed === undefined) throw new Error("no second checkpoint")
  expect(await run(from(signed))).toMatchObject({ from: 2, fault: null })
  expect(await run(Effect.flip(from({ ...signed, at: "2026-01-01T00:00:00.000Z" })))).toMatchObject({
    fault: { kind: "checkpoint-missing" }
  })
  expect(await run(Effect.flip(from(9)))).toMatchObject({ fault: { kind: "checkpoint-missing" } })
})

test("each state has its trouble: behind, different and broken", async () => {
  const world = worldOf(3)
  const run = scene(world)
  const followed = (wait: Effect.Effect<unknown>) =>
    Effect.gen(function* () {
      yield* (yield* AuditChain).follow
      yield* wait
      return (yield* (yield* Troubles).current).map(({ code, remedy }) => [code, remedy !== null])
    }).pipe(Effect.scoped)
  expect(await run(followed(TestClock.adjust("2 seconds")))).toEqual([])
  world.log[2] = commitAt(3, "evt.task.changedone")
  expect(await run(followed(TestClock.adjust("2 seconds")))).toEqual([["chain-differs", true]])
  world.log[2] = commitAt(3)
  rewriteChain(world, (message) => (message._tag === "Signed" ? null : { ...message, before: "0".repeat(64) }))
  expect(await run(followed(TestClock.adjust("2 seconds")))).toEqual([["chain-broken", true]])
})
