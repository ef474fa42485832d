/** Reads the rows of Todoist: sections, tasks with an indent, and comments that follow their task. */
import { lineFrom, proseFrom } from "../../../../../domain/text/fit.ts"
import { sha256 } from "../../../../../streams/commit/identity.ts"
import { type Cells, cellsOf, taskOf } from "./draft.ts"
import type { MappedColumn, TableSource } from "./mapping.ts"
import type { ReadRow, RowReader } from "../task/rowReader.ts"

/** UTF-16 units. */
const longestComment = 4_000
const longestComments = 18_000
const longestParent = 200
const deepest = 10

interface Open {
  readonly cells: Cells
  readonly key: ReadonlyArray<string>
  readonly comments: Array<string>
  length: number
}

/** `project`: the name of the file, which is the name of the project. Rows have no ids, so it is part of their identity. */
export const todoistRows = (source: TableSource, columns: ReadonlyArray<MappedColumn>, project: string): RowReader => {
  const rows = new TodoistRows(source, project)
  return { row: (row) => rows.take(cellsOf(columns, row)), end: () => rows.close() }
}

class TodoistRows {
  readonly #source: TableSource
  readonly #project: string
  readonly #parents: Array<string> = []
  readonly #seen = new Map<string, number>()
  #section = ""
  /** The task whose comments may follow. */
  #open: Open | null = null

  constructor(source: TableSource, project: string) {
    this.#source = source
    this.#project = project
  }

  take(cells: Cells): ReadonlyArray<ReadRow> {
    const kind = (cells.values.get("kind")?.text ?? "").trim().toLowerCase()
    if (kind === "note") return this.#comment(cells)
    const done = this.close()
    if (kind === "task") this.#begin(cells)
    if (kind === "section") {
      this.#section = lineFrom(cells.values.get("title")?.text ?? "", longestParent) ?? ""
      this.#parents.length = 0
    }
    if (kind === "task" || kind === "section") return done
    return [...done, { is: "left-out", kind: kind === "meta" ? "settings of the view" : "rows of an unknown type" }]
  }

  close(): ReadonlyArray<ReadRow> {
    const before = this.#open
    this.#open = null
    if (before === null) return []
    const read = taskOf(this.#source, before.cells, before.key, before.comments)
    return [read === null ? { is: "left-out", kind: "rows without a title" } : { is: "task", ...read }]
  }

  #begin(cells: Cells): void {
    const written = cells.values.get("title")?.text ?? ""
    const depth = Math.min(Math.max(Number(cells.values.get("indent")?.text ?? "1") || 1, 1), deepest)
    this.#parents.length = Math.min(this.#parents.length, depth - 1)
    const identity = sha256(JSON.stringify([this.#project, this.#section, ...this.#parents, written]))
    const nth = (this.#seen.get(identity) ?? 0) + 1
    this.#seen.set(identity, nth)
    const parent = this.#parents.at(-1)
    cells.lines.push(
      `Project: ${this.#project}`,
      ...(this.#section === "" ? [] : [`Section: ${this.#section}`]),
      ...(parent === undefined ? [] : [`Subtask of: ${parent}`])
    )
    this.#parents[depth - 1] = lineFrom(written, longestParent) ?? ""
    const key = [this.#source.name, this.#project, identity, String(nth)]
    this.#open = { cells: withLabels(cells), key, comments: [], length: 0 }
  }

  #comment(cells: Cells): ReadonlyArray<ReadRow> {
    const open = this.#open
    if (open === null) return [{ is: "left-out", kind: "comments without a task" }]
    const text = cells.values.get("title")?.text ?? ""
    // A file of a comment is written as [[file {…}]].
    const words = text.replaceAll(/\[\[file [\s\S]*?\}\]\]/gu, "").trim()
    if (words !== text.trim()) open.cells.reduced.push("attachments")
    // The author is the first line that is kept of a comment.
    const author = cells.lines[0]?.replace(/^[^:]*: /u, "")
    const line = proseFrom(`💬 ${author === undefined ? "" : `${author}: `}${words}`, longestComment)
    open.length += line.length
    if (open.length > longestComments) open.cells.reduced.push("comments after the first ones of a task")
    else if (words !== "") open.comments.push(line)
    return []
  }
}

const label = /(^|\s)@([\p{L}\p{N}_][^\s@]*)/gu

/** Labels are words of the title that begin with "@". A title of labels only keeps them. */
const withLabels = (cells: Cells): Cells => {
  const title = cells.values.get("title")
  if (title === undefined) return cells
  const labels = [...title.text.matchAll(label)].map(([, , name]) => name ?? "")
  const rest = title.text
    .replaceAll(label, "$1")
    .replaceAll(/[ \t]{2,}/gu, " ")
    .trim()
  if (labels.length === 0 || rest === "") return cells
  const values = new Map(cells.values)
  values.set("title", { ...title, text: rest })
  values.set("labels", { text: labels.join(","), column: "Labels" })
  return { ...cells, values, lines: [`Labels: ${labels.join(", ")}`, ...cells.lines] }
}
