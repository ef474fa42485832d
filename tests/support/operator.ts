/** What an operator asks of a running product, over the same door as the command line: without the second that a verb takes to begin. */
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { AuditLine } from "../../ops/operations/auditExport.ts"

/** A line of the audit export. */
export interface Told extends Omit<AuditLine, "data"> {
  // A test reads what it expects; a wrong guess fails it.
  readonly data: Readonly<Record<string, any>>
}

/** The lines of a verb's output. */
export const toldBy = (printed: string): ReadonlyArray<Told> =>
  printed
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line))

/** The lines that an operation answers; null when nothing runs on the product's data folder. */
export const operate = async (
  dataDir: string,
  operation: string,
  input: Readonly<Record<string, unknown>>
): Promise<ReadonlyArray<any> | null> => {
  const file = join(dataDir, "control.json")
  if (!existsSync(file)) return null
  const { origin, secret } = JSON.parse(readFileSync(file, "utf8"))
  const response = await fetch(`${origin}/control/${operation}`, {
    method: "POST",
    headers: { "x-tracker-control": secret, "content-type": "application/json" },
    body: JSON.stringify(input)
  })
  const lines = (await response.text())
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line))
  if (!("done" in lines.at(-1))) throw new Error(`${operation}: ${JSON.stringify(lines.at(-1))}`)
  return lines.slice(0, -1).map(({ value }) => value)
}
