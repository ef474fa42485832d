/**
 * Sends thousands of wrong links, codes and tokens, opened invitations and started sign-ins from many addresses. They must
 * store little and use little memory, and another person must get answers meanwhile.
 */
import { readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { natsIn, storeIn } from "../../../streams/dataFolder.ts"
import { streamFolder } from "../../support/nats/natsStore.ts"
import { readDuring } from "../../support/net/otherPerson.ts"
import { type Product, product } from "../../support/product/product.ts"
import { cookieOf, exchangeLink, fromPage } from "../../support/product/session.ts"

const kibibyte = 1024
const mebibyte = kibibyte * kibibyte
/** Requests of each kind. */
const times = 3000
const addresses = 60

let tracker: Product
let ann: Readonly<Record<string, string>>
let token: string
beforeAll(async () => {
  tracker = await product({ TT_PUBLIC_URL: "https://tasks.example.org", TT_TRUSTED_PROXIES: "127.0.0.1" })
  await tracker.start()
  token = await tracker.token("member")
  ann = { ...fromPage(tracker.origin), cookie: cookieOf(await exchangeLink(tracker.origin, await tracker.link("Ann"))) }
})
afterAll(() => tracker.remove())

const filesIn = (folder: string): ReadonlyArray<string> =>
  readdirSync(folder, { withFileTypes: true }).flatMap((each) =>
    each.isDirectory() ? filesIn(join(folder, each.name)) : [join(folder, each.name)]
  )
/** The bytes of a stream on disk. */
const stored = (stream: string) =>
  filesIn(join(streamFolder(storeIn(natsIn(join(tracker.folder, "data"))), stream), "msgs"))
    .map((file) => statSync(file, { throwIfNoEntry: false })?.size ?? 0)
    .reduce((sum, size) => sum + size, 0)

/** The most memory that the product has used so far, in bytes; 0 where the system does not state it. */
const peakMemory = () =>
  process.platform !== "linux"
    ? 0
    : Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid()}/status`, "utf8"))?.[1]) * kibibyte
const pid = () => {
  const file = readdirSync(join(tracker.folder, "data", "control")).find((name) => name.endsWith(".json")) ?? ""
  return Number(JSON.parse(readFileSync(join(tracker.folder, "data", "control", file), "utf8")).pid)
}

/** Sends `times` requests, 40 at a time and each from one of the addresses; returns how often each status came. */
const flood = async (path: string, body: object | null, headers: Readonly<Record<string, string>> = {}) => {
  const counts: Record<number, number> = {}
  let next = 0
  const lane = async () => {
    while (next < times) {
      const n = next++
      const answer = await fetch(`${tracker.origin}${path}`, {
        method: body === null ? "GET" : "POST",
        headers: {
          "content-type": "application/json",
          "x-forwarded-for": `192.0.2.${1 + (n % addresses)}`,
          ...headers
        },
        ...(body === null ? {} : { body: JSON.stringify(body).replaceAll("#", String(n).padStart(4, "0")) })
      })
      await answer.arrayBuffer()
      counts[answer.status] = (counts[answer.status] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: 40 }, lane))
  return counts
}

/** Runs floods while Ann reads; all of her reads are answered. */
const whileAnnReads = async (floods: () => Promise<void>) => {
  const done = floods()
  const { failed, took } = await readDuring(done, { url: `${tracker.origin}/api/tasks`, headers: ann, atLeast: 20 })
  await done
  console.log(`flood: Ann read ${took.length} times, the longest took ${Math.max(...took).toFixed(0)} ms`)
  expect(failed).toBe(0)
}

test("started sign-ins are limited like wrong ones, and store little", async () => {
  const before = stored("KV_SIGN_INS")
  await whileAnnReads(async () => {
    const counts = await flood("/api/sign-in/passkey", {})
    console.log("flood: begun sign-ins", counts)
    // Ten times the attempts of one address, and five of each address; the rate gives some more while the flood lasts.
    expect(counts[200]).toBeGreaterThan(100)
    expect(counts[200]).toBeLessThan(1500)
    expect(counts[429]).toBeGreaterThan(times / 2)
  })
  expect(stored("KV_SIGN_INS") - before).toBeLessThan(mebibyte / 2)
})

test("wrong links, codes, invitations and tokens add few entries to the access log", async () => {
  const [before, memory] = [stored("ACCESS"), peakMemory()]
  await whileAnnReads(async () => {
    console.log("flood: links", await flood("/api/session", { link: "wrong-wrong-wrong-wrong-wrong-wrong-#" }))
    console.log("flood: codes", await flood("/api/sign-in/recovery", { code: "AAAA-BBBB-CCCC-#" }))
    const invitation = `abcdefgh#.${"x".repeat(43)}`
    console.log("flood: invitations", await flood("/api/invitations/look", { invitation }))
    console.log("flood: tokens", await flood("/api/tasks", null, { authorization: "Bearer tt_wrong" }))
  })
  expect(stored("ACCESS") - before).toBeLessThan(256 * kibibyte)
  expect(stored("KV_SIGN_INS")).toBeLessThan(mebibyte)
  expect(peakMemory() - memory).toBeLessThan(256 * mebibyte)
})

test("thousands of uses of a token are one entry", async () => {
  const before = stored("KV_SESSIONS")
  await whileAnnReads(async () => {
    const counts = await flood("/api/tasks", null, { authorization: `Bearer ${token}` })
    expect(counts[200]).toBe(times)
  })
  expect(stored("KV_SESSIONS") - before).toBeLessThan(4 * kibibyte)
})
