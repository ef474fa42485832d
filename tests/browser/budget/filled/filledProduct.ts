/** A product with many tasks. The log is filled through its store, because commands would take minutes. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type ActorId, PersonId, personActor } from "../../../../domain/ids.ts"
import { tablesIn } from "../../../../streams/dataFolder.ts"
import { type Product, product, waitUntil } from "../../../support/product/product.ts"
import { type Amounts, fillFolder } from "./fillFolder.ts"

/** Milliseconds: far longer than the tables need for the log of the largest product. */
const replayMillis = 300_000

/** Resolves when the tables have the last task. Until then the product fills them, and the page waits. */
const replayed = async (tracker: Product, tasks: number) => {
  const request = tracker.as(await tracker.token("member"))
  await waitUntil(
    () => request("GET", "/api/tasks?limit=1"),
    ({ body }) => body.items?.[0]?.["number"] === tasks,
    replayMillis
  )
}

/** The owner, as the author of the rows. An author must exist: the server would look for a missing one at each change. */
const author = async (tracker: Product): Promise<ActorId> => {
  await tracker.link()
  const joined = (await tracker.log()).find(({ subject }) => subject.startsWith("evt.person."))
  if (joined === undefined) throw new Error("the log has no person")
  return personActor(PersonId.make(joined.subject.slice("evt.person.".length)))
}

/** A product that runs, with these rows. Its tables are complete and its reactors have no work left. */
export const filledProduct = async (
  amounts: Amounts,
  settings: Readonly<Record<string, string>> = {}
): Promise<Product> => {
  const folder = mkdtempSync(join(tmpdir(), "budget-"))
  const dataDir = join(folder, "data")
  const tracker = await product({ ...settings, TT_DATA_DIR: dataDir })
  const note = stopwatch()
  await tracker.start()
  const person = await author(tracker)
  await tracker.stop()
  note("first start")
  await fillFolder(dataDir, person, amounts)
  note("log filled")
  // Empty tables are filled in bulk. Tables that exist follow the log commit by commit, which takes ten times as long.
  rmSync(tablesIn(dataDir), { recursive: true, force: true })
  await tracker.start(replayMillis)
  await replayed(tracker, amounts.tasks)
  note("tables filled")
  return {
    ...tracker,
    remove: async () => {
      await tracker.remove()
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

/** Prints how long each step of the preparation took. */
const stopwatch = () => {
  let began = performance.now()
  return (step: string) => {
    process.stderr.write(`  ${step}: ${((performance.now() - began) / 1000).toFixed(1)} s\n`)
    began = performance.now()
  }
}
