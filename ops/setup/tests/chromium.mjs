// The browser of the tests: from CHROME_PATH or the PATH; as root on Debian it is installed.
import { existsSync } from "node:fs"
import { delimiter, join } from "node:path"
import { report, runStep } from "../step.mjs"

/** @returns {string | undefined} */
export const chromiumPath = () =>
  [
    process.env["CHROME_PATH"],
    ...(process.env["PATH"] ?? "")
      .split(delimiter)
      .flatMap((folder) => ["chromium", "chromium-browser", "google-chrome"].map((name) => join(folder, name)))
  ].find((path) => path !== undefined && path !== "" && existsSync(path))

/** Whether this process may install packages: as root, on Debian or a system based on it. */
export const canInstall = () => process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")

export const chromium = () => {
  if (chromiumPath() !== undefined) return
  if (!canInstall())
    return report(
      "setup: chromium is neither on the PATH nor in CHROME_PATH, so the browser tests will fail: install it"
    )
  runStep("updating the list of packages", "apt-get", ["-qq", "update"])
  runStep("installing chromium", "apt-get", ["-qq", "install", "-y", "--no-install-recommends", "chromium"], {
    DEBIAN_FRONTEND: "noninteractive"
  })
}
