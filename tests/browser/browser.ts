/** A real browser, from Debian or CHROME_PATH, that sends no requests to the internet. */
import { chromium } from "playwright"
import { chromiumPath } from "../../ops/setup/tests/chromium.mjs"

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // A page of another site, which the test serves, may show a page of this machine in a frame.
  "--disable-features=LocalNetworkAccessChecks"
]

/** @throws when no browser is installed; the bootstrap of the tests says how to get one */
export const openBrowser = () => {
  const executablePath = chromiumPath()
  if (executablePath === undefined) throw new Error("no chromium is on the PATH or in CHROME_PATH")
  return chromium.launch({ executablePath, args: flags })
}
