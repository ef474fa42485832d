/**
 * Generated requests to every operation and every kind of frame: valid, nearly valid, and sent in every manner.
 *
 * FUZZ_REQUESTS sets how many are sent, and FUZZ_SEED repeats a run's choices. The product must stay the same process,
 * answer no 5xx, answer every error with a problem document, and carry out a valid command at the end.
 */
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { controlPids } from "../support/product/operator.ts"
import { type Product, product } from "../support/product/product.ts"
import { answerFault } from "./answerFault.ts"
import { runSequence, sequenceNames } from "./frames.ts"
import { manners } from "./manners.ts"
import { type OpenApi, operationsOf, requestTo, resolverOf } from "./operations.ts"
import { type Random, randomFrom } from "./random.ts"

const requests = Number(process.env["FUZZ_REQUESTS"] ?? 600)
const seed = Number(process.env["FUZZ_SEED"] ?? Math.floor(Math.random() * 2 ** 32))
const clients = 6
const socketShare = 0.1
const mostPrinted = 40

let tracker: Product
let port = 0
beforeAll(async () => {
  tracker = await product()
  await tracker.start()
  port = Number(new URL(tracker.origin).port)
})
afterAll(() => tracker.remove())

const pidOf = () => controlPids(join(tracker.folder, "data"))[0]

test(
  `${requests} generated requests do not harm the product`,
  async () => {
    console.log(`FUZZ_SEED=${seed} FUZZ_REQUESTS=${requests}`)
    const pid = pidOf()
    const description = (await (await fetch(`${tracker.origin}/openapi.json`)).json()) as OpenApi
    const operations = operationsOf(description)
    const tokens = [await tracker.token("admin"), await tracker.token("viewer")]
    const ask = tracker.as(tokens[0] ?? "")
    const ids = await someIds(ask)
    const resolve = resolverOf(description)
    const counts = new Map<string, number>()
    const faults: Array<string> = []
    const count = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1)

    const overHttp = async (n: number, random: Random) => {
      // The operations alternate.
      const operation = operations[n % operations.length] ?? random.pick(operations)
      const source = { random, resolve, ids }
      const manner = random.chance(0.5) ? "plain" : random.pick(Object.keys(manners))
      const sent = requestTo(source, operation, random.chance(0.5))
      const credential = random.pick([...tokens, ...tokens, tokens[0] ?? "", "wrong", null])
      const headers = credential === null ? sent.headers : [...sent.headers, bearer(credential)]
      const run = manners[manner]
      if (run === undefined) throw new Error(`no such manner: ${manner}`)
      const outcome = await run({ port, random, sent: { ...sent, headers } })
      for (const { status } of outcome.answers) count(String(status))
      if (outcome.answers.length === 0) count("closed")
      const fault = answerFault(outcome)
      if (fault !== null) faults.push(`${n} ${manner} ${sent.method} ${sent.target.slice(0, 200)}: ${fault}`)
    }
    const overSocket = async (n: number, random: Random) => {
      const name = random.pick(sequenceNames)
      count("socket")
      const fault = await runSequence(name, { port, random, token: tokens[0] ?? "" })
      if (fault !== null) faults.push(`${n} frames ${name}: ${fault}`)
    }
    let next = 0
    const client = async () => {
      for (let n = next++; n < requests; n = next++) {
        // Each request has its own random source, so that the order in which they end does not matter.
        const random = randomFrom(seed + n * 7919)
        await (random.chance(socketShare) ? overSocket(n, random) : overHttp(n, random))
      }
    }
    await Promise.all(Array.from({ length: clients }, client))

    console.log(
      [...counts]
        .toSorted()
        .map(([name, many]) => `${name}: ${many}`)
        .join(", ")
    )
    if (faults.length > 0) console.log(faults.slice(0, mostPrinted).join("\n"))
    expect(faults).toEqual([])
    expect(pidOf()).toBe(pid)
    expect((await ask("POST", "/api/tasks", { title: "After it all" }, "after")).status).toBe(201)
    expect(tracker.printed()).not.toContain("callback of the HTTP server failed")
  },
  120_000 + requests * 500
)

const bearer = (token: string) => ["authorization", `Bearer ${token}`] as const

/** Ids of existing things, and ids that do not exist. */
const someIds = async (ask: ReturnType<Product["as"]>) => {
  const made: Array<string> = []
  for (let n = 0; n < 5; n++) {
    const task = await ask("POST", "/api/tasks", { title: `Task ${n}` })
    const message = await ask("POST", "/api/messages", { text: `Please call ${n} before Friday` })
    made.push(String(task.body.id), String(message.body.id))
  }
  return [...made, "none", "00000000-0000-0000-0000-000000000000"]
}
