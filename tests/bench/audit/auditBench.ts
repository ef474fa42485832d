/** The audit chain of a log with 100,000 commits: its first links, and both verifiers. */
import { Effect, Layer, Stream } from "effect"
import { spawnSync } from "node:child_process"
import { once } from "node:events"
import { createWriteStream, existsSync, mkdtempSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { AuditChain } from "../../../streams/chain/auditChain.ts"
import { commitAt } from "../../../streams/chain/kit/world.ts"
import { masterKeyFile } from "../../../streams/masterKey/masterKey.ts"
import { Nats } from "../../../streams/nats/client/nats.ts"
import { natsRecord } from "../../../streams/nats/record.ts"
import { startNats } from "../../support/nats/natsProcess.ts"
import type { Measure, Report } from "../kit/measure.ts"

const commits = 100_000
/** The most messages of an atomic batch. */
const batch = 1000

const verifier = join(import.meta.dirname, "../../../ops/verify/verify.mjs")
/** The offline verifier must run on the Node of another machine. */
const otherNode = existsSync("/usr/bin/node") ? "/usr/bin/node" : process.execPath

/** Runs a step; returns its result, its seconds, and the seconds of the processor in this process. */
const timed = <A, E, R>(step: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const cpu = process.cpuUsage()
    const began = performance.now()
    const result = yield* step
    const { user, system } = process.cpuUsage(cpu)
    return { result, seconds: (performance.now() - began) / 1000, cpu: (user + system) / 1e6 }
  })

const fill = Effect.gen(function* () {
  const nats = yield* Nats
  for (let from = 1; from <= commits; from += batch)
    yield* nats.publishBatch(
      Array.from({ length: batch }, (_, i) => ({ ...commitAt(from + i), endsUnit: true })),
      30_000
    )
})

const writeBundle = (file: string) =>
  Effect.gen(function* () {
    const { bundle, sign } = yield* AuditChain
    yield* sign
    const out = createWriteStream(file)
    yield* bundle.pipe(
      Stream.runForEachArray((lines) =>
        Effect.promise(async () => {
          if (!out.write(lines.map((line) => `${JSON.stringify(line)}\n`).join(""))) await once(out, "drain")
        })
      )
    )
    yield* Effect.promise(() => new Promise<void>((resolve) => out.end(resolve)))
  })

/** The offline verifier in a process of its own, with the seconds of the processor from the shell. */
const offline = (file: string, key: string) => {
  const command = `TIMEFORMAT='%U %S'; time ${otherNode} ${verifier} ${file} --key ${key} --json`
  const began = performance.now()
  const { stdout, stderr } = spawnSync("bash", ["-c", command], { encoding: "utf8" })
  const [user = 0, system = 0] = stderr.trim().split(/\s+/u).map(Number)
  return { result: JSON.parse(stdout), seconds: (performance.now() - began) / 1000, cpu: user + system }
}

export const auditBench = async (report: Report): Promise<ReadonlyArray<Measure>> => {
  const server = await startNats()
  const folder = mkdtempSync(join(tmpdir(), "audit-bench-"))
  const record = natsRecord({ url: server.url, name: "bench", replicas: 1 }).pipe(
    Layer.provide(masterKeyFile(join(folder, "master.key")))
  )
  try {
    return await Effect.gen(function* () {
      const chain = yield* AuditChain
      yield* fill
      report(`  ${commits} commits stored, linking them …`)
      const linked = yield* timed(chain.advance)
      const verified = yield* timed(chain.verify(null, () => Effect.void))
      const file = join(folder, "bundle.jsonl")
      const exported = yield* timed(writeBundle(file))
      const [key = ""] = verified.result.keys
      const checked = offline(file, key)
      const agrees = verified.result.commits === commits && checked.result.commits === commits
      if (verified.result.fault !== null || checked.result.fault !== null || !agrees)
        throw new Error(`the verifiers found ${JSON.stringify([verified.result, checked.result])}`)
      const chainBytes = (yield* (yield* Nats).info("CHAIN")).bytes
      const cpu = (step: { readonly cpu: number }) => `${step.cpu.toFixed(1)} s of the processor`
      return [
        {
          name: "audit-link" as const,
          value: linked.seconds,
          of: `first links of ${commits} commits; ${cpu(linked)}; ${(chainBytes / commits).toFixed(0)} bytes for each`
        },
        { name: "audit-verify" as const, value: verified.seconds, of: `\`tt audit verify\`; ${cpu(verified)}` },
        {
          name: "audit-offline" as const,
          value: checked.seconds,
          of: `the offline verifier, a bundle of ${(statSync(file).size / 1e6).toFixed(0)} MB that took ${exported.seconds.toFixed(1)} s to export; ${cpu(checked)}`
        }
      ]
    }).pipe(Effect.provide(record), Effect.runPromise)
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
