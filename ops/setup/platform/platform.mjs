// Decides whether the product runs on this machine, before anything is installed.
import { readFileSync } from "node:fs"
import { giveUp, report, root } from "../step.mjs"

/**
 * `glibc` is the version of the C library, undefined without one (musl, macOS, Windows). `node` is a version without "v".
 *
 * @typedef {{ platform: string, arch: string, glibc: string | undefined, node: string }} Machine
 */

/**
 * The binaries of the pinned uWebSockets.js. Source: the files of the package, and `objdump -T` for the C library:
 * the binaries for Linux import arc4random of glibc 2.36, and uwsGlibc.mjs replaces what they import of 2.38.
 */
const binaries = ["linux x64", "linux arm64", "darwin x64", "darwin arm64", "win32 x64"]
const oldestGlibc = [2, 36]
/** Major version → the oldest minor version. Node 23 and 26 have no binary; 22.19 is the first 22 that strips types. */
const nodes = new Map([
  [22, 19],
  [24, 0],
  [25, 0]
])
const elsewhere = 'run it in Docker (README.md, "On servers of your own")'

/** @returns {Machine} */
const thisMachine = () => {
  // Without this the report looks up the name of every network address.
  process.report.excludeNetwork = true
  const { header } = process.report.getReport()
  return {
    platform: process.platform,
    arch: process.arch,
    glibc: header.glibcVersionRuntime,
    node: process.versions.node
  }
}

/** The package of npm that holds Node for a machine. @param {Pick<Machine, "platform" | "arch">} machine */
export const nodePackage = ({ platform, arch }) => `node-${platform === "win32" ? "win" : platform}-${arch}`

/**
 * Why the product cannot run on a machine, and the remedy; undefined when it can.
 *
 * @param {Machine} machine
 * @param {boolean} bringsNode whether `npm ci` installs a Node for this machine, which the scripts then use
 * @returns {string | undefined}
 */
export const refusalOf = ({ platform, arch, glibc, node }, bringsNode) => {
  if (!binaries.includes(`${platform} ${arch}`))
    return `uWebSockets.js has no binary for ${platform} on ${arch}: use a 64-bit machine with Linux, macOS or Windows`
  if (platform === "linux" && glibc === undefined)
    return `Alpine and other systems with musl are not supported, because uWebSockets.js needs glibc: ${elsewhere}`
  if (platform === "linux" && isOlder(glibc ?? "", oldestGlibc))
    return `glibc ${glibc} is too old: use Debian 12, Ubuntu 24.04, Fedora 37 or newer, or ${elsewhere}`
  if (!bringsNode && !isSupported(node))
    return `Node ${node} is not supported: install Node 24 (or 22.19 and newer of 22, or 25), then run this again`
  return undefined
}

/** @param {string} version @param {ReadonlyArray<number>} oldest */
const isOlder = (version, [oldestMajor = 0, oldestMinor = 0]) => {
  const [major = 0, minor = 0] = version.split(".").map(Number)
  return major < oldestMajor || (major === oldestMajor && minor < oldestMinor)
}

/** @param {string} node */
const isSupported = (node) => {
  const [major = 0, minor = 0] = node.split(".").map(Number)
  const oldestMinor = nodes.get(major)
  return oldestMinor !== undefined && minor >= oldestMinor
}

/** Whether package.json brings a Node for a machine. @param {Pick<Machine, "platform" | "arch">} machine */
export const bringsNode = (machine) => {
  const { optionalDependencies = {} } = JSON.parse(readFileSync(`${root}package.json`, "utf8"))
  return nodePackage(machine) in optionalDependencies
}

/** The first step of the bootstrap: ends the process with a sentence where the product cannot run. */
export const platform = () => {
  requireNode(bringsNode(process))
  if (process.platform === "win32")
    report("setup: this is not tested on native Windows: if it fails, use WSL (`wsl --install`)")
}

/** @param {boolean} brought whether the scripts run on a Node of node_modules, and not on the machine's own */
export const requireNode = (brought) => {
  const refusal = refusalOf(thisMachine(), brought)
  if (refusal !== undefined) giveUp(refusal)
}
