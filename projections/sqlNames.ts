/**
 * The rule for names of tables and columns: letters and digits, a small letter first, at most 48 characters. Every statement must
 * quote them: Postgres folds an unquoted name to lower case, so `savedViews` would be created as `savedviews` and never be found.
 *
 * An underscore is for the names that the runner makes: `tasks_versions`, `tasks_1`, `row_count`. Postgres cuts a name after 63
 * bytes, and the longest suffix has 9.
 */
const allowed = /^[a-z][A-Za-z0-9]{0,47}$/

/** Tables of the schema that belong to no single projection. */
const takenTables: ReadonlySet<string> = new Set(["checkpoint", "tombstone", "generation", "lease"])
/** Columns that the runner adds to each row. */
const takenColumns: ReadonlySet<string> = new Set(["id", "seq"])

/** @throws {Error} when the program starts, on a name that no table may have */
export const tableName = (name: string): string => checked("table", name, takenTables)
/** @throws {Error} when the program starts, on a name that no column may have */
export const columnName = (name: string): string => checked("column", name, takenColumns)

const checked = (what: "table" | "column", name: string, taken: ReadonlySet<string>): string => {
  if (!allowed.test(name))
    throw new Error(
      `"${name}" is no name of a ${what}: use at most 48 letters and digits, and begin with a small letter`
    )
  if (taken.has(name)) throw new Error(`the runner has a ${what} "${name}" of its own: choose another name`)
  return name
}
