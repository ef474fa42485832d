/** `tt import board.csv`: shows the mapping, asks, and stores the tasks. A second run of the same file stores nothing. */
import { Console, Effect, Schema, Stream } from "effect"
import { createInterface } from "node:readline/promises"
import { requestEachWithTables } from "../../../control/request.ts"
import type { Settings } from "../../../settings/settings.ts"
import { answer, progressBar } from "../../operation/print.ts"
import { countOf } from "../source/losses.ts"
import { importTasksOperation } from "./importTasksOperation.ts"
import { showMapping } from "./showMapping.ts"
import { openTasks, type TasksFile } from "./tasksFile.ts"

export interface TaskFlags {
  /** `title=Name,due="Due Date"`; null: the header says the source. */
  readonly map: string | null
  readonly audience: string
  readonly dryRun: boolean
  readonly yes: boolean
  readonly json: boolean
}

/** The mapping was shown, and was not confirmed. Nothing was stored. */
export class NotConfirmed extends Schema.TaggedError<NotConfirmed>()("NotConfirmed", { tasks: Schema.Int }) {
  override get message() {
    return `the ${this.tasks} tasks were not stored: add --yes to store them by this mapping`
  }
}

export const importTasks = Effect.fn("import.tasks")(function* (
  settings: Settings,
  file: string,
  size: number,
  flags: TaskFlags
) {
  const reading = progressBar("bytes read", size)
  const tasks = yield* openTasks(file, flags.map, (read) => Effect.runSync(reading.at(read)))
  yield* reading.end
  if (flags.dryRun) return yield* showMapping(tasks, flags.json)
  if (!flags.yes) {
    yield* showMapping(tasks, flags.json)
    if (flags.json || !(yield* confirmed(tasks))) return yield* new NotConfirmed({ tasks: tasks.tasks })
  }
  return yield* store(settings, tasks, flags)
})

/** Asks on a terminal. A script gets no question. */
const confirmed = ({ tasks }: TasksFile) =>
  Effect.promise(async () => {
    if (process.stdin.isTTY !== true || process.stderr.isTTY !== true) return false
    const lines = createInterface({ input: process.stdin, output: process.stderr })
    // The interface closes without an answer when the input ends.
    const closed = new Promise<string>((resolve) => lines.once("close", () => resolve("")))
    const said = await Promise.race([lines.question(`Store ${tasks} tasks? [y/N] `), closed])
    lines.close()
    return /^(?:y|yes|т|так|д|да)$/iu.test(said.trim())
  })

const store = Effect.fnUntraced(function* (settings: Settings, file: TasksFile, { audience, json }: TaskFlags) {
  const sum = { seen: 0, stored: 0, changed: 0 }
  const unknown = new Set<string>()
  const bar = progressBar(file.source, file.tasks)
  const pieces = file.read.pipe(Stream.map((tasks) => ({ tasks, audience })))
  yield* requestEachWithTables(settings, importTasksOperation, pieces).pipe(
    Stream.runForEach((counts) => {
      for (const name of ["seen", "stored", "changed"] as const) sum[name] += counts[name]
      for (const name of counts.unknownPeople) unknown.add(name)
      return bar.at(sum.seen)
    })
  )
  yield* bar.end
  const { losses, source } = file
  const { seen, stored, changed } = sum
  const alreadyThere = seen - stored - changed
  const skipped = countOf(losses, "left-out")
  const sentences = [
    `${stored} tasks stored`,
    `${alreadyThere} already stored before`,
    `${skipped} rows left out`,
    ...(changed === 0 ? [] : [`${changed} stored before with another content, and not changed`])
  ]
  const unknownPeople = [...unknown]
  yield* answer(
    json,
    { source, stored, alreadyThere, changed, skipped, unknownPeople, losses },
    `${sentences.join(", ")} (${source})`
  )
  if (!json && unknownPeople.length > 0)
    yield* Console.log(`  not known here, kept in the descriptions: ${unknownPeople.slice(0, mostNamed).join(", ")}`)
})

/** People that the last line names. */
const mostNamed = 50
