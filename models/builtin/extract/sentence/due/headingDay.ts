/** The day that the heading of a list gives to its lines: "Shifts on the 5th:" above "9:00 the hall — Mira". */
import type { DueContext } from "../../../../language/dates/dueDate.ts"
import { dueIn } from "./dueIn.ts"

const heading = /^(?<text>[^\n]{3,120}?):\s*\n/u
const longestList = 4_000

/** The words of the heading that name the day of a line; null if the text is no list under a dated heading. */
export const headingDay = (text: string, line: string, said: DueContext): string | null => {
  const found = heading.exec(text.slice(0, longestList))
  if (found === null || text.indexOf(line) < found[0].length) return null
  return dueIn(found.groups?.["text"] ?? "", said)
}
