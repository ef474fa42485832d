/**
 * Records the rows that the projections make of the golden corpus: run `node projections/golden/write.ts` after a raised
 * `version`. It writes nothing while a handler makes other rows under the same number.
 */
import { writeFileSync } from "node:fs"
import { projections } from "../projections.ts"
import { changedEvents, type GoldenRows, goldenRowsOf, recordedRows, recordedRowsFile } from "./goldenRows.ts"

const recorded = recordedRows()
const made = projections.map((projection): readonly [string, GoldenRows] => [projection.name, goldenRowsOf(projection)])
const forgotten = made.filter(([name, rows]) => {
  const old = recorded[name]
  const hasOtherColumns = JSON.stringify(old?.columns) !== JSON.stringify(rows.columns)
  return old?.version === rows.version && (hasOtherColumns || changedEvents(old, rows).length > 0)
})
if (forgotten.length > 0) {
  console.error(`raise \`version\` first in the files of: ${forgotten.map(([name]) => name).join(", ")}`)
  process.exit(1)
}

// One line an event, so that a diff shows the events that changed.
const linesOf = ([name, { version, columns, changes }]: readonly [string, GoldenRows]) => {
  const events = Object.entries(changes).map(
    ([event, rows]) => `      ${JSON.stringify(event)}: ${JSON.stringify(rows)}`
  )
  return `  ${JSON.stringify(name)}: {
    "version": ${version},
    "columns": ${JSON.stringify(columns)},
    "changes": {
${events.join(",\n")}
    }
  }`
}
writeFileSync(recordedRowsFile, `{\n${made.map(linesOf).join(",\n")}\n}\n`)
