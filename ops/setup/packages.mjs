// The packages of package-lock.json, installed when they are missing or the lock has changed.
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { digestOf } from "./digest.mjs"
import { nodePackage, requireNode } from "./platform/platform.mjs"
import { giveUp, root, runNpm } from "./step.mjs"

const stamp = `${root}node_modules/.task-tracker-lock`

export const packages = () => {
  const wanted = digestOf([`${root}package-lock.json`])
  const present =
    existsSync(`${root}node_modules/effect`) && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted
  if (!present) {
    if (!runNpm("installing the packages (npm ci)", ["ci", "--no-audit", "--no-fund"]))
      giveUp("npm ci failed: the lines above say why, and .cache/setup.log has all of them")
    writeFileSync(stamp, wanted)
  }
  // npm leaves out optional packages if it is configured to, or if their download fails.
  requireNode(existsSync(`${root}node_modules/${nodePackage(process)}`))
}
