// Makes an empty PGlite once. Every new data folder starts as a copy of it, which saves some seconds each time.
import { holdsTables, templateFolder } from "../../projections/database/pglite/template.mjs"
import { runStep } from "./step.mjs"

export const emptyTables = () => {
  if (process.env["DATABASE_URL"] || holdsTables(templateFolder())) return
  runStep("preparing empty tables", "node", ["projections/database/pglite/makeTemplate.ts"])
}
