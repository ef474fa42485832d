/** A CSV file of tasks. It is read twice: once to show its mapping and its losses, and once to store. */
import { Effect, Stream } from "effect"
import { basename } from "node:path"
import { lineFrom } from "../../../../domain/text/fit.ts"
import { type NoSuchFile, noFileOf } from "../../operation/textOfFile.ts"
import { LossCount, type Losses } from "../source/losses.ts"
import { BrokenExport, pieceLength, type ReadWatch } from "../source/source.ts"
import { rowsOf } from "./csv/rows.ts"
import type { ImportedTask } from "./task/importedTask.ts"
import { columnsOf, sourceOfHeader } from "./mapping/columns.ts"
import { WrongMap } from "./mapping/generic.ts"
import type { MappedColumn, TableSource } from "./mapping/mapping.ts"
import type { ReadRow, RowReader } from "./task/rowReader.ts"
import { plainRows } from "./mapping/plainRows.ts"
import { todoistRows } from "./mapping/todoistRows.ts"

export interface ShownColumn extends MappedColumn {
  /** The first different values, cut. */
  readonly examples: ReadonlyArray<string>
}

export interface TasksFile {
  readonly source: string
  readonly columns: ReadonlyArray<ShownColumn>
  readonly tasks: number
  /** Tasks by status. */
  readonly statuses: Readonly<Record<string, number>>
  /** The names of assignees in the file, the first ones. */
  readonly assignees: ReadonlyArray<string>
  readonly losses: Losses
  /** Reads the file again, in pieces of at most `pieceLength` tasks. */
  readonly read: Stream.Stream<ReadonlyArray<ImportedTask>, BrokenExport>
}

const mostExamples = 3
const longestExample = 40
const mostNames = 20

/** `map`: the text of `--map`; null: the header says the source. Memory does not grow with the size of the texts. */
export const openTasks = (
  file: string,
  map: string | null,
  watch: ReadWatch
): Effect.Effect<TasksFile, BrokenExport | NoSuchFile | WrongMap> =>
  Effect.tryPromise({
    try: () => survey(file, map, watch),
    catch: (cause) => (cause instanceof BrokenExport || cause instanceof WrongMap ? cause : noFileOf(file, cause))
  })

const survey = async (file: string, map: string | null, watch: ReadWatch): Promise<TasksFile> => {
  const losses = new LossCount()
  const statuses: Record<string, number> = {}
  const assignees = new Set<string>()
  let head: Head | null = null
  let examples: ReadonlyArray<Set<string>> = []
  let tasks = 0
  const note = (each: ReadRow) => {
    if (each.is === "left-out") return losses.add("left-out", each.kind)
    tasks++
    for (const kind of each.reduced) losses.add("reduced", kind)
    statuses[each.task.status] = (statuses[each.task.status] ?? 0) + 1
    for (const name of each.task.assignees) if (assignees.size < mostNames) assignees.add(name)
  }
  for await (const row of rowsOf(file, watch)) {
    if ("why" in row) losses.add("left-out", `${row.why} (from line ${row.line})`)
    else if (head === null) {
      head = headOf(file, map, row.cells)
      examples = head.columns.map(() => new Set<string>())
    } else if (hasText(row.cells)) {
      for (const [i, { index }] of head.columns.entries()) collect(examples[i], row.cells[index])
      for (const each of head.reader.row(row.cells)) note(each)
    }
  }
  if (head === null) throw new BrokenExport({ why: "the file has no rows. Nothing was stored." })
  for (const each of head.reader.end()) note(each)
  return {
    source: head.source.name,
    columns: head.columns.map((column, i) => ({ ...column, examples: [...(examples[i] ?? [])] })),
    tasks,
    statuses,
    assignees: [...assignees],
    losses: losses.losses,
    read: Stream.fromAsyncIterable(piecesIn(file, map), (cause) =>
      cause instanceof BrokenExport ? cause : new BrokenExport({ why: noFileOf(file, cause).message })
    )
  }
}

interface Head {
  readonly source: TableSource
  readonly columns: ReadonlyArray<MappedColumn>
  readonly reader: RowReader
}

const headOf = (file: string, map: string | null, cells: ReadonlyArray<string>): Head => {
  const source = sourceOfHeader(cells, map)
  const columns = columnsOf(source, cells)
  const reader = source.name === "Todoist" ? todoistRows(source, columns, projectOf(file)) : plainRows(source, columns)
  return { source, columns, reader }
}

/** `Home (1).csv` and `Home [123].csv` are the project Home. */
const projectOf = (file: string) => {
  const stem = basename(file).replace(/\.[a-z]{1,4}$/iu, "")
  return lineFrom(stem.replace(/\s*(?:\(\d{1,3}\)|\[\d+\])$/u, ""), 100) ?? "Project"
}

const hasText = (cells: ReadonlyArray<string>) => cells.some((text) => text.trim() !== "")

const collect = (into: Set<string> | undefined, text: string | undefined) => {
  if (into === undefined || text === undefined || into.size >= mostExamples) return
  const shown = lineFrom(text.slice(0, longestExample * 2), longestExample)
  if (shown !== null) into.add(shown)
}

async function* piecesIn(file: string, map: string | null): AsyncGenerator<ReadonlyArray<ImportedTask>> {
  let head: Head | null = null
  let piece: Array<ImportedTask> = []
  const add = (all: ReadonlyArray<ReadRow>) => {
    for (const each of all) if (each.is === "task") piece.push(each.task)
  }
  for await (const row of rowsOf(file)) {
    if ("why" in row) continue
    if (head === null) head = headOf(file, map, row.cells)
    else if (hasText(row.cells)) add(head.reader.row(row.cells))
    if (piece.length < pieceLength) continue
    yield piece
    piece = []
  }
  add(head?.reader.end() ?? [])
  if (piece.length > 0) yield piece
}
