// An empty PGlite, made once: every data folder begins with a copy of it. Without it each one takes some seconds more.
import { holdsTables, templateFolder } from "../../projections/database/template.mjs"
import { run } from "./step.mjs"

export const emptyTables = () => {
  if (process.env["DATABASE_URL"] || holdsTables(templateFolder())) return
  run("preparing empty tables", "node", ["projections/database/makeTemplate.ts"])
}
