// The nginx of the tests: from the PATH, or the copy in `.cache`. As root on Debian its package is unpacked there: an
// installed package would start a server on port 80.
import { existsSync } from "node:fs"
import { delimiter, join } from "node:path"
import { report, root, runStep } from "../step.mjs"
import { canInstall } from "./chromium.mjs"

const fetched = `${root}.cache/nginx`

/** @returns {string | undefined} */
export const nginxPath = () =>
  [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin", `${fetched}/usr/sbin`]
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, "nginx"))
    .find((path) => existsSync(path))

export const nginx = () => {
  if (nginxPath() !== undefined) return
  if (!canInstall()) return report("setup: nginx is not on the PATH, so its tests are skipped: install it")
  const unpack = 'mkdir -p "$1" && cd "$1" && apt-get -qq download nginx && dpkg-deb -x ./nginx_*.deb .'
  runStep("getting nginx", "sh", ["-c", `${unpack} || { apt-get -qq update && ${unpack}; }`, "sh", fetched])
}
