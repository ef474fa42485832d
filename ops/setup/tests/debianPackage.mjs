// A program of a Debian package for the tests: from the PATH, or a copy in `.cache`. As root on Debian the package is
// unpacked there, because an installed package of a server starts it.
import { existsSync } from "node:fs"
import { delimiter, join } from "node:path"
import { report, root, runStep } from "../step.mjs"
import { canInstall } from "./chromium.mjs"

/** @param {string} name of the package */
const fetched = (name) => `${root}.cache/${name}`

/**
 * @param {string} program
 * @param {string} name of the package
 * @returns {string | undefined}
 */
export const programPath = (program, name = program) =>
  [
    ...(process.env["PATH"] ?? "").split(delimiter),
    "/usr/sbin",
    `${fetched(name)}/usr/sbin`,
    `${fetched(name)}/usr/bin`
  ]
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, program))
    .find((path) => existsSync(path))

/** @param {string} name of the package, and of its program */
export const debianPackage = (name) => {
  if (programPath(name) !== undefined) return
  if (!canInstall()) return report(`setup: ${name} is not on the PATH, so its tests are skipped: install it`)
  const unpack =
    'mkdir -p "$1" && cd "$1" && apt-get -qq download "$2" && dpkg-deb -x ./"$2"_*.deb . && rm ./"$2"_*.deb'
  runStep(`getting ${name}`, "sh", [
    "-c",
    `${unpack} || { apt-get -qq update && ${unpack}; }`,
    "sh",
    fetched(name),
    name
  ])
}
