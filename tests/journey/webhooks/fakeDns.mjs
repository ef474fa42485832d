/**
 * Loaded into the product by `--import`: hosts below `.test` have the address in the file FAKE_DNS, which a test changes.
 * Every fourth look-up of `rebound.test` gets a private address instead of its own.
 */
import dns from "node:dns"
import { readFileSync } from "node:fs"
import { syncBuiltinESMExports } from "node:module"

const own = "127.0.0.1"
const secret = "127.0.0.2"
let lookUps = 0
const addressOf = (host) => {
  if (host !== "rebound.test") return readFileSync(process.env.FAKE_DNS, "utf8").trim()
  return ++lookUps % 4 === 0 ? secret : own
}

const real = dns.lookup
dns.lookup = (host, options, callback) => {
  if (!host.endsWith(".test")) return real(host, options, callback)
  const address = addressOf(host)
  process.nextTick(callback, null, [{ address, family: 4 }])
}
const { resolve4, resolve6 } = dns.Resolver.prototype
dns.Resolver.prototype.resolve4 = function (host, callback) {
  if (!host.endsWith(".test")) return resolve4.call(this, host, callback)
  process.nextTick(callback, null, [addressOf(host)])
}
dns.Resolver.prototype.resolve6 = function (host, callback) {
  if (!host.endsWith(".test")) return resolve6.call(this, host, callback)
  process.nextTick(callback, Object.assign(new Error("no such address"), { code: "ENODATA" }))
}
syncBuiltinESMExports()
