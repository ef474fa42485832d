// One step of the bootstrap: reports its name and duration, and a child's last lines when it fails.
// All of it goes to standard error: the product's own lines come first on standard output.
import { spawnSync } from "node:child_process"
import { appendFileSync, mkdirSync } from "node:fs"
import { dirname } from "node:path"
import { fileURLToPath } from "node:url"

export const root = fileURLToPath(new URL("../../", import.meta.url))
const logFile = `${root}.cache/setup.log`
const shownLines = 15

/** @param {string} sentence */
export const report = (sentence) => process.stderr.write(`${sentence}\n`)

/** @param {string} sentence the fault, and the remedy @returns {never} */
export const giveUp = (sentence) => {
  report(`setup: ${sentence}`)
  process.exit(1)
}

/**
 * Does one piece of work and reports how long it took.
 *
 * @param {string} name a present participle: "installing the packages"
 * @param {() => Promise<string | undefined>} work answers the fault, or undefined when it succeeded
 * @returns {Promise<boolean>} whether it succeeded
 */
export const timed = async (name, work) => {
  const began = Date.now()
  process.stderr.write(`${name} … `)
  const fault = await work()
  report(outcome(began, fault))
  return fault === undefined
}

/**
 * Runs a command and appends its output to `.cache/setup.log`.
 *
 * @param {string} name a present participle: "installing the packages"
 * @param {string} command
 * @param {ReadonlyArray<string>} args
 * @param {Readonly<Record<string, string | undefined>>} [environment] added to the process's own
 * @returns {boolean} whether it succeeded; its last lines have been shown when it did not
 */
export const runStep = (name, command, args, environment = {}) => {
  const began = Date.now()
  process.stderr.write(`${name} … `)
  const done = spawnSync(command, args, {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...environment },
    maxBuffer: 256 * 1024 * 1024
  })
  const output = `${done.stdout ?? ""}${done.stderr ?? ""}${done.error ?? ""}`
  mkdirSync(dirname(logFile), { recursive: true })
  appendFileSync(logFile, `\n== ${name} (${command} ${args.join(" ")})\n${output}`)
  const succeeded = done.status === 0
  report(outcome(began, succeeded ? undefined : ""))
  if (!succeeded) report(output.trimEnd().split("\n").slice(-shownLines).join("\n"))
  return succeeded
}

/** @param {number} began @param {string | undefined} fault */
const outcome = (began, fault) => {
  const seconds = `${((Date.now() - began) / 1000).toFixed(1)} s`
  if (fault === undefined) return `done in ${seconds}`
  return fault === "" ? `failed in ${seconds}` : `failed in ${seconds}: ${fault}`
}

/**
 * Runs npm. On Windows npm is a script that only a shell can start, so the npm that runs this process is used.
 *
 * @param {string} name @param {ReadonlyArray<string>} args
 */
export const runNpm = (name, args) => {
  const npm = process.env["npm_execpath"]
  return npm?.endsWith(".js") ? runStep(name, process.execPath, [npm, ...args]) : runStep(name, "npm", args)
}
