import { expect, test } from "vitest"
import { agentOf } from "./agent.ts"
import { type CountedRefusal, makeRefusals } from "./refusals.ts"

const minute = 60_000
const start = 1_000_000
const refusal = (address: string): CountedRefusal => ({
  event: { _tag: "SignInRefused", actor: null, way: "token", because: "not-valid", count: 1 },
  origin: { address, agent: "script" }
})
const counts = (taken: ReadonlyArray<CountedRefusal>) =>
  taken.map(({ event, origin }) => [origin.address, event.because, event.count])

test("the first refusal of an address is written at once, and the others of its minute as one count", () => {
  const { add, take } = makeRefusals()
  take(start)
  expect(add(refusal("10.0.0.1"))).toEqual(refusal("10.0.0.1"))
  for (let i = 0; i < 3000; i++) expect(add(refusal("10.0.0.1"))).toBeNull()
  expect(take(start + minute - 1)).toEqual([])
  expect(counts(take(start + minute))).toEqual([["10.0.0.1", "not-valid", 3000]])
  expect(add(refusal("10.0.0.1"))).toEqual(refusal("10.0.0.1"))
})

test("a flood from many addresses makes 20 entries and one count a minute", () => {
  const { add, take } = makeRefusals()
  take(start)
  const written = Array.from({ length: 500 }, (_, i) => add(refusal(`10.0.${i >> 8}.${i & 255}`)))
  expect(written.filter((each) => each !== null)).toHaveLength(20)
  expect(counts(take(start + minute))).toEqual([[null, "many-addresses", 480]])
})

test("the addresses of one IPv6 network count as one address", () => {
  const { add } = makeRefusals()
  expect(add(refusal("2001:db8:1:2::1"))).not.toBeNull()
  expect(add(refusal("2001:db8:1:2:ffff:1:2:3"))).toBeNull()
  expect(add(refusal("2001:db8:1:3::1"))).not.toBeNull()
  expect(add(refusal("::1"))).not.toBeNull()
})

test("a clock that was set back does not keep a minute open", () => {
  const { add, take } = makeRefusals()
  take(start)
  add(refusal("10.0.0.1"))
  add(refusal("10.0.0.1"))
  expect(counts(take(start - 5 * minute))).toEqual([["10.0.0.1", "not-valid", 1]])
})

test.each([
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "firefox"],
  ["Mozilla/5.0 (X11) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36", "chrome"],
  ["Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "edge"],
  ["Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1", "safari"],
  ["curl/8.5.0", "script"],
  ["", "none"],
  ["<script>", "other"]
])("the agent %s is %s", (given, family) => expect(agentOf(given)).toBe(family))
