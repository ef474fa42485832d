// A browser for the tests: named by CHROME_PATH, on the PATH, or, as root on Debian, installed.
import { existsSync } from "node:fs"
import { delimiter, join } from "node:path"
import { report, run } from "./step.mjs"

/** @returns {string | undefined} */
export const chromiumPath = () =>
  [
    process.env["CHROME_PATH"],
    ...(process.env["PATH"] ?? "")
      .split(delimiter)
      .flatMap((folder) => ["chromium", "chromium-browser", "google-chrome"].map((name) => join(folder, name)))
  ].find((path) => path !== undefined && path !== "" && existsSync(path))

/** Whether packages can be installed here: Debian or its kin, as root. */
export const canInstall = () => process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")

export const chromium = () => {
  if (chromiumPath() !== undefined) return
  if (!canInstall())
    return report("setup: no chromium is on the PATH or in CHROME_PATH: the browser tests will fail; install one")
  run("updating the list of packages", "apt-get", ["-qq", "update"])
  run("installing chromium", "apt-get", ["-qq", "install", "-y", "--no-install-recommends", "chromium"], {
    DEBIAN_FRONTEND: "noninteractive"
  })
}
