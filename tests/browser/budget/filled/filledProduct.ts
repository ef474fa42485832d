/** A product with many tasks. The log is filled through the codec, because commands would take minutes. */
import { Effect, Layer } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { PersonId, personActor } from "../../../domain/ids.ts"
import { plainTask } from "../../../domain/kit/samples.ts"
import { natsServerPath } from "../../../ops/setup/nats/findNats.mjs"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { masterKeyIn, natsIn, tablesIn } from "../../../streams/dataFolder.ts"
import { masterKeyFile } from "../../../streams/masterKey/masterKey.ts"
import { natsRecord } from "../../../streams/nats/record.ts"
import { natsServer } from "../../../streams/nats/server/natsServer.ts"
import { EventStore, type Pending } from "../../../streams/ports/eventStore.ts"
import { type Product, product, waitUntil } from "../../support/product/product.ts"

const person = personActor(PersonId.make("budget00"))
/** Commits that are on their way at once. */
const inFlight = 512
const categories = ["bug", "feature", "improvement", "question", "chore"] as const
const priorities = ["low", "medium", "high", "critical"] as const

const of = <A>(values: ReadonlyArray<A>, n: number) => values[n % values.length] as A

/** A task with labels that a person has set, so that no model is asked. */
const taskCommit = (n: number): Pending => {
  const created = { _tag: "TaskCreated", ...plainTask(person, `Paint pier number ${n} before the season`) } as const
  const corrected = {
    _tag: "ClassificationCorrected",
    category: of(categories, n),
    priority: of(priorities, n)
  } as const
  return {
    subject: subjectOf("task", `budget${String(n).padStart(8, "0")}`),
    expected: 0,
    command: `create${n}`,
    digest: "",
    at: new Date(Date.UTC(2026, 9, 1) + n * 1000).toISOString(),
    actor: person,
    causation: null,
    correlation: "budget",
    traceparent: null,
    events: [created, corrected]
  }
}

const fill = (count: number) =>
  Effect.flatMap(EventStore, (store) =>
    Effect.forEach(
      Array.from({ length: count }, (_, n) => n),
      (n) => store.append(taskCommit(n)),
      { concurrency: inFlight, discard: true }
    )
  )

const fillFolder = (dataDir: string, count: number) => {
  const server = { folder: natsIn(dataDir), binary: natsServerPath() ?? "nats-server" }
  const filled = Effect.flatMap(natsServer(server), (url) =>
    Effect.provide(
      fill(count),
      natsRecord({ url, name: "tracker", replicas: 1 }).pipe(
        Layer.provide(masterKeyFile(masterKeyIn(dataDir))),
        Layer.orDie
      )
    )
  )
  return Effect.runPromise(Effect.scoped(filled))
}

/** Milliseconds: far longer than the tables need for the log of the largest product. */
const replayMillis = 300_000

/** Resolves when the tables have the last task: until then the product works on them, and the page waits for it. */
const replayed = async (tracker: Product, tasks: number) => {
  const request = tracker.as(await tracker.token("member"))
  await waitUntil(
    () => request("GET", "/api/tasks?limit=1"),
    ({ body }) => body.items?.[0]?.["number"] === tasks,
    replayMillis
  )
}

/** A product that runs, with this many open tasks. Its tables are complete, so that the machine serves the page only. */
export const filledProduct = async (tasks: number): Promise<Product> => {
  const folder = mkdtempSync(join(tmpdir(), "budget-"))
  const dataDir = join(folder, "data")
  const tracker = await product({ TT_DATA_DIR: dataDir })
  await tracker.start()
  await tracker.stop()
  await fillFolder(dataDir, tasks)
  // Empty tables are filled in bulk. Tables that exist follow the log commit by commit, which takes ten times as long.
  rmSync(tablesIn(dataDir), { recursive: true, force: true })
  await tracker.start(replayMillis)
  await replayed(tracker, tasks)
  return {
    ...tracker,
    remove: async () => {
      await tracker.remove()
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
