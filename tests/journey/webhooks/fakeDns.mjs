/** Loaded into the product by `--import`: hosts below `.test` have the address in the file FAKE_DNS, which a test changes. */
import dns from "node:dns"
import { readFileSync } from "node:fs"
import { syncBuiltinESMExports } from "node:module"

const real = dns.lookup
dns.lookup = (host, options, callback) => {
  if (!host.endsWith(".test")) return real(host, options, callback)
  const address = readFileSync(process.env.FAKE_DNS, "utf8").trim()
  process.nextTick(callback, null, [{ address, family: 4 }])
}
syncBuiltinESMExports()
