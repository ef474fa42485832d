/** Fills the log of a stopped product through its real store, as if the product had worked through it. */
import { Deferred, Effect, Layer } from "effect"
import type { ActorId } from "../../../../domain/ids.ts"
import { ngramModel } from "../../../../models/language/text/ngramHash.ts"
import { natsServerPath } from "../../../../ops/setup/nats/findNats.mjs"
import { sha256 } from "../../../../streams/commit/identity.ts"
import { masterKeyIn, natsIn } from "../../../../streams/dataFolder.ts"
import { masterKeyFile } from "../../../../streams/masterKey/masterKey.ts"
import { natsRecord } from "../../../../streams/nats/record.ts"
import { natsServer } from "../../../../streams/nats/server/natsServer.ts"
import { Consumers } from "../../../../streams/ports/consumers.ts"
import { EventStore } from "../../../../streams/ports/eventStore.ts"
import { VectorLog } from "../../../../streams/ports/vectors.ts"
import { type FilledTask, filledTask, proposalCommit } from "./commits.ts"

export interface Amounts {
  readonly tasks: number
  /** Open proposals. */
  readonly proposals: number
}

/** Appends at the same time. */
const inFlight = 1024
/** An empty vector, which is similar to no text. Real ones would fill the disk. */
const noVector = new Float32Array()
/**
 * The vectors of a product with at most so many tasks are stored. Each vector costs one fsync, so more would take minutes: a
 * larger product embeds its texts in the background while the page is measured.
 */
const mostWithVectors = 20_000
/** Commits that a reactor settles at once. */
const settledAtOnce = 256

const upTo = (count: number) => Array.from({ length: count }, (_, n) => n)

const storeVector = Effect.fnUntraced(function* ({ commit, id, text }: FilledTask) {
  const vectors = yield* VectorLog
  const textDigest = sha256(text)
  yield* vectors.put({ subject: `task.${id}`, owners: [commit.actor], model: ngramModel, textDigest, vector: noVector })
})

/** Settles every commit for a reactor, so that the product has no work left when it starts. */
const settle = (name: string, subjects: ReadonlyArray<string>, commits: number) =>
  Effect.gen(function* () {
    const { run } = yield* Consumers
    const done = yield* Deferred.make<void>()
    let left = commits
    const concerns = () => {
      if (--left === 0) Deferred.doneUnsafe(done, Effect.void)
      return false
    }
    const consumer = {
      name,
      subjects,
      starts: "log",
      concurrency: settledAtOnce,
      concerns,
      on: () => Effect.void
    } as const
    yield* Effect.raceFirst(run(consumer), Deferred.await(done))
    // Time for the last acknowledgements to arrive.
    yield* Effect.sleep("500 millis")
  })

const fill = Effect.fnUntraced(function* (person: ActorId, { tasks, proposals }: Amounts) {
  const store = yield* EventStore
  const each = { concurrency: inFlight, discard: true } as const
  yield* Effect.forEach(upTo(tasks), (n) => store.append(filledTask(person, n).commit), each)
  if (tasks <= mostWithVectors) yield* Effect.forEach(upTo(tasks), (n) => storeVector(filledTask(person, n)), each)
  yield* Effect.forEach(upTo(proposals), (n) => store.append(proposalCommit(person, n)), each)
  yield* settle("classify", ["evt.task.>"], tasks)
  yield* settle("embed", ["evt.task.>"], tasks)
})

/** @param person the author of everything */
export const fillFolder = (dataDir: string, person: ActorId, amounts: Amounts) => {
  const server = { folder: natsIn(dataDir), binary: natsServerPath() ?? "nats-server" }
  const filled = Effect.flatMap(natsServer(server), (url) =>
    Effect.provide(
      fill(person, amounts),
      natsRecord({ url, name: "tracker", replicas: 1 }).pipe(
        Layer.provide(masterKeyFile(masterKeyIn(dataDir))),
        Layer.orDie
      )
    )
  )
  return Effect.runPromise(Effect.scoped(filled))
}
