import { expect, test } from "vitest"
import { knownHosts } from "./hosts.ts"

const own = ["127.0.0.1:8000", "localhost:8000", "LOCALHOST", "tracker.localhost:8000", "[::1]:8000", "192.0.2.7"]
const foreign = [
  "evil.example",
  "evil.example:8000",
  "127.0.0.1.evil.example:8000",
  "localhost.evil.example",
  "notlocalhost",
  "evil.example@127.0.0.1",
  "evil.example/localhost",
  ""
]

test.each(["127.0.0.1", "localhost", "::1", "127.0.0.2"])(
  "a listener on %s answers to loopback and to addresses",
  (at) => {
    const isKnown = knownHosts(at, null)
    expect(own.filter((host) => !isKnown(host))).toEqual([])
    expect(foreign.filter(isKnown)).toEqual([])
  }
)

test("a listener on loopback answers to the public name as well, on any port", () => {
  const isKnown = knownHosts("127.0.0.1", "https://tasks.example.org")
  expect(
    ["tasks.example.org", "tasks.example.org:443", "tasks.example.org.", ...own].filter((host) => !isKnown(host))
  ).toEqual([])
  expect([...foreign, "example.org", "tasks.example.org.evil.example"].filter(isKnown)).toEqual([])
})

test.each(["0.0.0.0", "::", "192.0.2.7"])("a listener on %s answers to every name", (at) => {
  expect(foreign.filter(knownHosts(at, null))).toEqual(foreign)
})
