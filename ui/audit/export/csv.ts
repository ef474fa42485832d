/** Changes as the text of a CSV file. */
import type { ActivityRow } from "../../../gateways/contract.ts"

const columns = ["seq", "at", "actor", "who", "event", "subject", "cause", "detail"] as const

export const csvOf = (rows: ReadonlyArray<ActivityRow>, nameOf: (actor: string) => string): string =>
  [
    columns.join(","),
    ...rows.map(({ seq, at, actor, event, subject, causation, detail }) =>
      [String(seq), at, actor, nameOf(actor), event, subject, causation ?? "", JSON.stringify(detail)]
        .map(cell)
        .join(",")
    )
  ].join("\r\n")

// Source: RFC 4180. A leading quote keeps a spreadsheet from running the cell as a formula.
const cell = (text: string) => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
