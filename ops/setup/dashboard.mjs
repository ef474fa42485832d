// Builds the dashboard when its sources have changed.
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { digestOf } from "./digest.mjs"
import { giveUp, root, runNpm } from "./step.mjs"

/** The sources of the dashboard, relative to the root. */
export const pageSources = [
  "ui",
  "gateways/contract.ts",
  "gateways/contract",
  "projections/reads",
  "domain",
  "package-lock.json"
]
const stamp = `${root}ui/dist/.digest`
const isOutputOrTest = (name) => name.startsWith("dist") || /\.test\.tsx?$/.test(name)

export const dashboard = () => {
  if (!existsSync(`${root}ui/index.html`)) return
  const wanted = digestOf(
    pageSources.map((path) => `${root}${path}`),
    isOutputOrTest
  )
  if (existsSync(`${root}ui/dist/index.html`) && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return
  if (!runNpm("building the dashboard", ["run", "-s", "build"])) giveUp("the dashboard could not be built")
  writeFileSync(stamp, wanted)
}
