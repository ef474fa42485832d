// One step of the bootstrap: says what it does and how long it took, and shows a child's last words when it fails.
// Standard output stays clean: the product's own lines are the first there.
import { spawnSync } from "node:child_process"
import { appendFileSync, mkdirSync } from "node:fs"
import { dirname } from "node:path"
import { fileURLToPath } from "node:url"

export const root = fileURLToPath(new URL("../../", import.meta.url))
const logFile = `${root}.cache/setup.log`

/** @param {string} sentence */
export const say = (sentence) => process.stderr.write(`${sentence}\n`)

/** @param {string} sentence what is wrong, and what to do @returns {never} */
export const giveUp = (sentence) => {
  say(`setup: ${sentence}`)
  process.exit(1)
}

/**
 * Runs a command, its noise to `.cache/setup.log`.
 *
 * @param {string} what a present participle: "installing the packages"
 * @param {string} command
 * @param {ReadonlyArray<string>} args
 * @param {Record<string, string>} [environment]
 * @returns {boolean} whether it succeeded; its last lines have been shown when it did not
 */
export const run = (what, command, args, environment = {}) => {
  const began = Date.now()
  process.stderr.write(`${what} … `)
  const done = spawnSync(command, args, {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...environment },
    maxBuffer: 256 * 1024 * 1024
  })
  const noise = `${done.stdout ?? ""}${done.stderr ?? ""}${done.error ?? ""}`
  mkdirSync(dirname(logFile), { recursive: true })
  appendFileSync(logFile, `\n== ${what} (${command} ${args.join(" ")})\n${noise}`)
  say(`${done.status === 0 ? "done" : "failed"} in ${((Date.now() - began) / 1000).toFixed(1)} s`)
  if (done.status !== 0) say(noise.trimEnd().split("\n").slice(-15).join("\n"))
  return done.status === 0
}
