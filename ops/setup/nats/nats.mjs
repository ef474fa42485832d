// The bootstrap's step for nats-server: finds one, or installs one in the first way that works.
import { existsSync } from "node:fs"
import { delimiter, dirname, join } from "node:path"
import { giveUp, report, root, runStep, timed } from "../step.mjs"
import { fetchedNats, installNats, isNewEnough, natsServerPath } from "./findNats.mjs"
import { downloadMillis, installRelease } from "./release/install.mjs"
import { archiveFor, officialReleases, pinnedVersion } from "./release/pinned.mjs"

/**
 * @typedef {{ environment: Readonly<Record<string, string | undefined>>, platform: string, arch: string, destination: string,
 *   archive?: import("./release/pinned.mjs").Archive | undefined }} Machine
 */

/** @returns {Machine} */
const thisMachine = () => ({
  environment: process.env,
  platform: process.platform,
  arch: process.arch,
  destination: fetchedNats,
  archive: archiveFor(process.platform, process.arch)
})

/**
 * Ends the process with a sentence when no way works.
 *
 * @param {Machine} [machine]
 */
export const nats = async (machine = thisMachine()) => {
  if (machine.environment["NATS_URL"]) return
  if (!(await haveNats(machine))) giveUp(installNats)
}

/**
 * Whether a server is there in the end. The ways to install one are tried in order, until one works.
 *
 * @param {Machine} machine
 */
const haveNats = async (machine) => {
  const { environment, destination } = machine
  const named = environment["NATS_SERVER_BIN"]
  if (named && !isNewEnough(named))
    report(`setup: NATS_SERVER_BIN is ${named}, which is not nats-server 2.12 or newer: looking elsewhere`)
  if (natsServerPath(environment, destination) !== undefined) return true
  for (const way of [fromRelease, fromDebian, fromHomebrew])
    if ((await way(machine)) && natsServerPath(environment, destination) !== undefined) return true
  return false
}

/** @param {Machine} machine */
const fromRelease = async ({ environment, archive, destination }) => {
  const releases = environment["NATS_RELEASES_URL"] || officialReleases
  if (releases === "off" || archive === undefined) return false
  return timed(`downloading nats-server ${pinnedVersion}`, async () => {
    try {
      await installRelease({ releases, archive, destination })
    } catch (cause) {
      return reasonOf(cause)
    }
    return undefined
  })
}

/** @param {unknown} cause @returns {string} */
const reasonOf = (cause) => {
  if (!(cause instanceof Error)) return String(cause)
  if (cause.name === "TimeoutError") return `no complete answer within ${downloadMillis / 1000} s`
  // fetch keeps the reason, such as ECONNREFUSED, one level down.
  return cause.cause instanceof Error ? `${cause.message}: ${cause.cause.message || cause.cause.name}` : cause.message
}

/** Debian's own packages, whose suites may be newer than this machine's. @param {Machine} machine */
const fromDebian = ({ environment, platform, destination }) =>
  platform === "linux" &&
  isOnPath("apt-get", environment) &&
  runStep(
    "getting nats-server from a newer Debian suite",
    "bash",
    [`${root}ops/setup/nats/fromDebian.sh`, dirname(destination)],
    environment
  )

/** @param {Machine} machine */
const fromHomebrew = ({ environment }) =>
  isOnPath("brew", environment) &&
  runStep("installing nats-server with brew", "brew", ["install", "nats-server"], environment)

/** @param {string} name @param {Machine["environment"]} environment */
const isOnPath = (name, environment) =>
  (environment["PATH"] ?? "").split(delimiter).some((folder) => folder !== "" && existsSync(join(folder, name)))
