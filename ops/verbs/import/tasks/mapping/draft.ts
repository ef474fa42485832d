/** One row as a task, by the mapping of its source. */
import { descriptionLength, titleLength } from "../../../../../domain/text/limits.ts"
import { lineFrom, proseFrom } from "../../../../../domain/text/fit.ts"
import type { Category, Due, Priority, Status } from "../../../../../domain/values.ts"
import { textOfHtml } from "../../html/textOfHtml.ts"
import { assigneeLength, type ImportedTask, mostAssignees, peopleLineLength } from "../task/importedTask.ts"
import type { MappedColumn, Field, TableSource } from "./mapping.ts"
import { categoryNamed, dueOf, isNothing, isSet, namesIn, priorityNamed, statusNamed } from "./values.ts"

/** The cells of a row by their use. */
export interface Cells {
  readonly values: ReadonlyMap<Field, { readonly text: string; readonly column: string }>
  /** The lines of the description, and the kinds of values without a place. */
  readonly lines: Array<string>
  readonly reduced: Array<string>
}

export const cellsOf = (columns: ReadonlyArray<MappedColumn>, cells: ReadonlyArray<string>): Cells => {
  const values = new Map<Field, { readonly text: string; readonly column: string }>()
  const found: Cells = { values, lines: [], reduced: [] }
  for (const { index, name, use } of columns) {
    const text = cells[index] ?? ""
    if (use.is === "left" || isNothing(text)) continue
    if (use.is === "to") values.set(use.field, { text, column: name })
    if (use.is === "lost" && isSet(text)) found.reduced.push(use.kind)
    if (use.is === "kept" || (use.is === "to" && use.kept)) found.lines.push(lineOf(name, text))
  }
  if (columns.length > 0 && cells.slice(columns.length).some((text) => !isNothing(text)))
    found.reduced.push("cells after the last column")
  return found
}

const lineOf = (name: string, text: string) => {
  const clean = proseFrom(text, longestLine)
  return clean.includes("\n") ? `${name}:\n${clean}` : `${name}: ${clean}`
}

/** UTF-16 units: of one kept value, and of all of them. */
const longestLine = 4_000
const longestLines = 10_000
const endOfText = "the end of a long text"

/** `notes`: further lines of the description, such as comments. Null: the row has no title. */
export const taskOf = (
  source: TableSource,
  cells: Cells,
  key: ReadonlyArray<string>,
  notes: ReadonlyArray<string> = []
): { readonly task: ImportedTask; readonly reduced: ReadonlyArray<string> } | null => {
  const { values, reduced } = cells
  const text = (field: Field) => values.get(field)?.text ?? ""
  const title = lineFrom(text("title"), titleLength)
  if (title === null) return null
  const lines = [...cells.lines]
  /** A value that is not understood stays readable. */
  const keepText = (field: Field) => {
    const value = values.get(field)
    if (value !== undefined) lines.push(lineOf(value.column, value.text))
  }
  const labels = namesIn(text("labels"))
  const created = source.createdIn?.(text("id")) ?? null
  if (created !== null) lines.push(`Created: ${created}`)
  const fields = {
    status: statusIn(values, () => keepText("status")),
    priority: priorityIn(source, text("priority"), labels, () => keepText("priority")),
    category: categoryNamed(text("category")) ?? firstOf(labels, categoryNamed),
    due: dueIn(text("due"), text("zone"), () => {
      keepText("due")
      reduced.push("due dates that are not understood (kept as text)")
    })
  }
  const written = values.get("html") === undefined ? text("description") : textOfHtml(text("html"))
  const body = [...(lineFrom(text("title"), Infinity) === title ? [] : [text("title")]), written, ...notes]
  const description = descriptionOf(body, lines, () => reduced.push(endOfText))
  const assignees = namesIn(text("assignee")).flatMap((name) => lineFrom(name, assigneeLength) ?? [])
  if (assignees.length > mostAssignees) reduced.push(`assignees after the first ${mostAssignees}`)
  return {
    task: {
      key,
      title,
      description,
      ...fields,
      assignees: assignees.slice(0, mostAssignees),
      assigneeColumn: lineFrom(values.get("assignee")?.column ?? "", 80) ?? "Assignee"
    },
    reduced
  }
}

const descriptionOf = (body: ReadonlyArray<string>, lines: ReadonlyArray<string>, onCut: () => void) => {
  const below = proseFrom(lines.join("\n"), longestLines)
  const room = descriptionLength - peopleLineLength - below.length - 2
  const above = body.filter((part) => part.trim() !== "").join("\n\n")
  if (above.length > room || lines.join("\n").length > longestLines) onCut()
  return [proseFrom(above, room), below].filter((part) => part !== "").join("\n\n")
}

const statusIn = (values: Cells["values"], onUnknown: () => void): Status => {
  const written = values.get("status")
  const named = written === undefined ? "open" : statusNamed(written.text)
  if (named === null) onUnknown()
  if (named === "done" || named === "cancelled") return named
  if (isSet(values.get("done")?.text ?? "")) return "done"
  // Archived, and not done.
  return isSet(values.get("archived")?.text ?? "") ? "cancelled" : (named ?? "open")
}

const priorityIn = (
  { priorities }: TableSource,
  text: string,
  labels: ReadonlyArray<string>,
  onUnknown: () => void
): Priority | null => {
  const own = text.trim().toLowerCase()
  const found = Object.hasOwn(priorities, own) ? priorities[own] : priorityNamed(text)
  if (found === null && own !== "" && !Object.hasOwn(priorities, own)) onUnknown()
  return found ?? firstOf(labels, priorityNamed)
}

const dueIn = (text: string, zone: string, onUnknown: () => void): Due | null => {
  if (text.trim() === "") return null
  const due = dueOf(text, zone.trim() === "" ? "UTC" : zone.trim())
  if (due === null) onUnknown()
  return due
}

const firstOf = <A extends Category | Priority>(
  labels: ReadonlyArray<string>,
  read: (label: string) => A | null
): A | null => labels.map(read).find((found) => found !== null) ?? null
