/** The text of statements without running them, to find the tables that they name. */
import type { Sql, Transaction } from "../../postgres.ts"

/** Takes the place of everything that a statement is made of: fragments, names and bound values. */
interface Recorder {
  (first: TemplateStringsArray | string, ...rest: ReadonlyArray<unknown>): unknown
}

/** The texts and names of the statements that `make` builds. None of them is sent. */
export const textOfStatements = (make: (sql: Sql & Transaction) => unknown): string => {
  const texts: Array<string> = []
  const record: Recorder = (first) => {
    // A call with a text names a table or a column.
    if (typeof first === "string") texts.push(` .${first} `)
    else if ("raw" in first) texts.push(first.join(" "))
    return null
  }
  const parts = {
    unsafe: (text: string) => texts.push(text),
    json: (value: unknown) => value,
    array: (value: unknown) => value
  }
  // The cast: a recorder answers the calls that statements make, and returns nothing that can be sent.
  make(Object.assign(record, parts) as unknown as Sql & Transaction)
  return texts.join(" ")
}

/** Whether the text names the table `read.<name>`; a column of that name counts as well. */
export const namesTable = (text: string, name: string): boolean => new RegExp(`\\."?${name}\\b`, "u").test(text)
