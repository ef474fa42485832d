/** Runs both verifiers on one world: the running one on its log and chain, the offline one on the bundle of them. */
import { Effect, Stream } from "effect"
import { TestClock } from "effect/testing"
import { AuditChain } from "../../../streams/chain/auditChain.ts"
import { makeKeys, noProgress, processOn, type World } from "../../../streams/chain/kit/world.ts"
import { verifyBundle } from "../verify.mjs"

export type InstallationKeys = ReturnType<typeof makeKeys>
/** A line of a bundle, which a forger may change freely. */
export type Line = Record<string, unknown>

/** A parsed line is an object: `bundleLines` has made it. */
const parsed = (line: object): Line => ({ ...line })

export const inProcess = <A>(world: World, keys: InstallationKeys, act: Effect.Effect<A, unknown, AuditChain>) =>
  Effect.runPromise(Effect.provide(act, processOn(world, keys)).pipe(Effect.provide(TestClock.layer())))

/** Links the log of a world up to its end, and signs it. */
export const signedBy = (world: World, keys: InstallationKeys) =>
  inProcess(
    world,
    keys,
    Effect.flatMap(AuditChain, ({ sign }) => sign)
  )

export const running = (world: World, keys: InstallationKeys) =>
  inProcess(
    world,
    keys,
    Effect.flatMap(AuditChain, ({ verify }) => verify(null, noProgress))
  )

export const bundleOf = async (world: World, keys: InstallationKeys): Promise<ReadonlyArray<Line>> => {
  const lines = await inProcess(
    world,
    keys,
    Effect.flatMap(AuditChain, ({ bundle }) => Stream.runCollect(bundle))
  )
  return lines.map(parsed)
}

/** In pieces of any size, as a file is read. */
async function* inPieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size)
}

export const offlineBytes = (bytes: Buffer, options: Parameters<typeof verifyBundle>[1] = {}, piece = 10_007) =>
  verifyBundle(inPieces(bytes, piece), options)

export const offline = (lines: ReadonlyArray<Line>, options: Parameters<typeof verifyBundle>[1] = {}) =>
  offlineBytes(Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join("")), options)

/** With the number of lines that it has now. */
export const withEnd = (lines: ReadonlyArray<Line>): ReadonlyArray<Line> => {
  const rest = lines.filter((line) => line["is"] !== "end")
  return [...rest, { is: "end", lines: rest.length }]
}
