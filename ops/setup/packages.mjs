// The packages of package-lock.json, installed when they are missing or another version's.
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { digestOf } from "./digest.mjs"
import { giveUp, root, run } from "./step.mjs"

const stamp = `${root}node_modules/.task-tracker-lock`

export const packages = () => {
  const wanted = digestOf([`${root}package-lock.json`])
  const present =
    existsSync(`${root}node_modules/effect`) && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted
  if (present) return
  if (!run("installing the packages (npm ci)", "npm", ["ci", "--no-audit", "--no-fund"]))
    giveUp("npm ci failed: is the npm registry reachable?")
  writeFileSync(stamp, wanted)
}

/** Everywhere but on Linux x64, where a package brings Node 24 along, the system's own Node must be new enough. */
export const nodeVersion = () => {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number)
  const brought = process.platform === "linux" && process.arch === "x64"
  if (!brought && (major < 22 || (major === 22 && minor < 19)))
    giveUp(`Node ${process.versions.node} is too old: install Node 24 (22.19 at least), then run this again`)
}
