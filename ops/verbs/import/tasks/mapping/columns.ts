/** Finds the source of a header, and the use of each of its columns. */
import { lineFrom } from "../../../../../domain/text/fit.ts"
import { BrokenExport } from "../../source/source.ts"
import { genericSource } from "./generic.ts"
import { type MappedColumn, kept, columnKey, type TableSource, type Use } from "./mapping.ts"
import { taskSources } from "./taskSources.ts"

/** Columns after these are not read; the cells are counted. */
const mostColumns = 500
const longestName = 80
/** Columns that a sentence names. */
const mostNamed = 20

/** `map`: the text of `--map`. Throws a `BrokenExport` or a `WrongMap`. */
export const sourceOfHeader = (header: ReadonlyArray<string>, map: string | null): TableSource => {
  const names = new Set(header.slice(0, mostColumns).map(columnKey))
  if (map === null) {
    const known = taskSources.find((source) => matches(source, names))
    if (known === undefined) throw new BrokenExport({ why: unknown(header) })
    return known
  }
  const source = genericSource(map)
  const missing = source.signature.flat().filter((column) => !names.has(column))
  if (missing.length > 0)
    throw new BrokenExport({ why: `the file has no column ${missing.join(", ")}. ${listed(header)}` })
  return source
}

const matches = ({ signature }: TableSource, names: ReadonlySet<string>) =>
  signature.every((group) => group.some((name) => names.has(name)))

const unknown = (header: ReadonlyArray<string>) =>
  `the header is of none of ${taskSources.map(({ name }) => name).join(", ")}. Say which column is which: --map title=Name,due="Due Date". ${listed(header)}`
const listed = (header: ReadonlyArray<string>) => {
  const names = header.slice(0, mostNamed).map((name, i) => JSON.stringify(nameOf(name, i)))
  const more = header.length > mostNamed ? ` and ${header.length - mostNamed} more` : ""
  return `Its columns are ${names.join(", ")}${more}. Nothing was stored.`
}

const nameOf = (name: string, index: number) =>
  lineFrom(name.slice(0, longestName * 4), longestName) ?? `column ${index + 1}`

/** The first column of a field has it; a further one is kept as text. */
export const columnsOf = (source: TableSource, header: ReadonlyArray<string>): ReadonlyArray<MappedColumn> => {
  const taken = new Set<string>()
  return header.slice(0, mostColumns).map((name, index): MappedColumn => {
    const shown = nameOf(name, index)
    const use = useOf(source, columnKey(name))
    if (use.is !== "to") return { index, name: shown, use }
    const isFirst = !taken.has(use.field)
    taken.add(use.field)
    return { index, name: shown, use: isFirst ? use : kept }
  })
}

const useOf = ({ columns, others }: TableSource, name: string): Use =>
  (Object.hasOwn(columns, name) ? columns[name] : undefined) ?? others
