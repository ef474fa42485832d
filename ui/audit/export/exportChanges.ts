/** Saves the changes that match as a CSV file. The server records the export first. */
import type { ActivityRow } from "../../../gateways/contract.ts"
import { auditApi, type AuditFilter } from "../events/auditApi.ts"
import { csvOf } from "./csv.ts"

/** The pages that one file has at most. `tt audit export` has no limit. */
const mostPages = 50
const pageRows = 200

/** @returns false when the file has only the newest changes, because there are too many */
export const exportChanges = async (filter: AuditFilter, nameOf: (actor: string) => string): Promise<boolean> => {
  await auditApi.recordExport(filter)
  const rows: Array<ActivityRow> = []
  let cursor: string | null = null
  for (let n = 0; n < mostPages; n++) {
    const page = await auditApi.changes(filter, cursor, pageRows)
    rows.push(...page.items)
    cursor = page.next
    if (cursor === null) break
  }
  save("audit.csv", csvOf(rows, nameOf))
  return cursor === null
}

const save = (name: string, text: string) => {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv" }))
  const link = document.createElement("a")
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
