/** The mapping of any other CSV file, from `--map title=Name,due="Due Date"`. */
import { Schema } from "effect"
import { type Field, fields, kept, left, columnKey, type TableSource, to, type Use } from "./mapping.ts"

/** The text of `--map` cannot be read. Nothing was stored. */
export class WrongMap extends Schema.TaggedError<WrongMap>()("WrongMap", { why: Schema.String }) {
  override get message() {
    return `${this.why}. Write it as --map title=Name,due="Due Date",keep=Notes; the fields are ${names.join(", ")}. Nothing was stored.`
  }
}

const own: ReadonlySet<Field> = new Set(["kind", "indent", "html", "zone"])
const names: ReadonlyArray<string> = [...fields.filter((field) => !own.has(field)), "keep"]
// A name of a column may contain commas, so a comma separates only before the next field.
const between = new RegExp(`,(?=(?:${names.join("|")})=)`, "u")

/** Throws a `WrongMap`. */
export const genericSource = (map: string): TableSource => {
  const columns: Record<string, Use> = {}
  for (const part of map.split(between)) {
    const [, name = "", column = ""] = /^\s*(\w+)\s*=\s*"?(.*?)"?\s*$/su.exec(part) ?? []
    if (column === "") throw new WrongMap({ why: `--map has no column in ${JSON.stringify(part.slice(0, 80))}` })
    const use = useOf(name)
    if (use === null) throw new WrongMap({ why: `--map names no field of a task: ${JSON.stringify(name)}` })
    const key = columnKey(column)
    if (Object.hasOwn(columns, key))
      throw new WrongMap({ why: `--map names the column ${JSON.stringify(column)} twice` })
    columns[key] = use
  }
  const hasTitle = Object.values(columns).some((use) => use.is === "to" && use.field === "title")
  if (!hasTitle) throw new WrongMap({ why: "--map names no column for the title" })
  return {
    name: "CSV",
    signature: Object.keys(columns).map((column) => [column]),
    columns,
    others: left("--map does not name it"),
    priorities: {}
  }
}

const useOf = (name: string): Use | null => {
  if (name === "keep") return kept
  const field = fields.find((each) => each === name && !own.has(each))
  if (field === undefined) return null
  const isKept = field === "labels" || field === "created"
  return isKept ? { is: "to", field, kept: true } : to(field)
}
