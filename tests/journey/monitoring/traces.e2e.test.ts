/** One trace goes from the HTTP request over the log and the tables to the sockets and the model, and hinders nothing. */
import { afterAll, beforeAll, expect, test } from "vitest"
import { allClassified, type Product, product, type SendRequest, waitUntil } from "../../support/product/product.ts"
import { followLive } from "../../support/product/windowClient.ts"
import { pathTo, type ReceivedSpan, startOtlpReceiver } from "./otlpReceiver.ts"

const traceId = "0af7651916cd43dd8448eb211c80319c"
const callersSpan = "b7ad6b7169203331"
const title = "Repair the lighthouse of Kilbrannan"

let receiver: Awaited<ReturnType<typeof startOtlpReceiver>>
let tracker: Product
let token: string
let request: SendRequest

beforeAll(async () => {
  receiver = await startOtlpReceiver()
  tracker = await product({ TT_OTLP_URL: receiver.url })
  await tracker.start()
  token = await tracker.token("member", "Catriona")
  request = tracker.as(token)
})
afterAll(async () => {
  await tracker.remove()
  await receiver.stop()
})

/** Creates a task with this context of a trace. */
const create = async (what: string, traceparent: string) => {
  const answer = await fetch(`${tracker.origin}/api/tasks`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json", traceparent },
    body: JSON.stringify({ title: what })
  })
  return answer.status
}

/** The names of the spans of each path. */
const chains = (all: ReadonlyArray<ReceivedSpan>) =>
  all
    .map((span) =>
      pathTo(span, all)
        .map(({ name }) => name)
        .join(" > ")
    )
    .toSorted()
const inTrace = () => receiver.spans().filter((span) => span.traceId === traceId)

test("a request, its commit, the rows, the frames, and the call of the model are one trace", async () => {
  const socket = await followLive(tracker.origin, token, ["tasks:active"])
  expect(await create(title, `00-${traceId}-${callersSpan}-01`)).toBe(201)
  const created = "POST /api/tasks > append CreateTask"
  const classified = `${created} > classify > append ClassifyTask`
  const expected = [
    "POST /api/tasks",
    created,
    `${created} > classify`,
    `${created} > classify > model classify`,
    classified,
    `${classified} > write rows`,
    `${classified} > write rows > send frames`,
    `${created} > write rows`,
    `${created} > write rows > send frames`
  ]
  await waitUntil(
    () => Promise.resolve(chains(inTrace())),
    (found) => expected.every((chain) => found.includes(chain)),
    30_000
  )
  expect(chains(inTrace()).filter((chain) => !chain.startsWith("POST /api/tasks"))).toEqual([])
  expect(inTrace().find(({ name }) => name === "POST /api/tasks")?.parentSpanId).toBe(callersSpan)
  socket.close()
})

test("no text and no name of a person leaves the product", () => {
  expect(receiver.text()).not.toBe("")
  for (const word of [title, "lighthouse", "Catriona", token, "person:"]) expect(receiver.text()).not.toContain(word)
})

test("a context that is none begins a trace of its own, and one that is not collected begins none", async () => {
  const hostile = [
    `ff-${traceId}-${callersSpan}-01`,
    `00-${"0".repeat(32)}-${callersSpan}-01`,
    "-".repeat(55),
    "a".repeat(4000)
  ]
  const before = inTrace().length
  for (const traceparent of hostile) expect(await create("Forged", traceparent)).toBe(201)
  expect(await create("Not collected", `00-${traceId}-${callersSpan}-00`)).toBe(201)
  await create("Last", `00-${"1".repeat(32)}-${callersSpan}-01`)
  const begun = () => receiver.spans().filter(({ name }) => name === "POST /api/tasks")
  await waitUntil(
    () => Promise.resolve(begun()),
    (spans) => spans.some((span) => span.traceId === "1".repeat(32)),
    30_000
  )
  expect(inTrace()).toHaveLength(before)
  const own = begun().filter((span) => ![traceId, "1".repeat(32)].includes(span.traceId))
  expect(own).toHaveLength(hostile.length)
  expect(own.filter(({ parentSpanId }) => parentSpanId !== undefined)).toEqual([])
})

test("a receiver that does not answer holds up no command and no stop", async () => {
  receiver.hold()
  await create("Before", `00-${traceId}-${callersSpan}-01`)
  await waitUntil(
    () => Promise.resolve(receiver.waiting()),
    (waiting) => waiting > 0
  )
  for (let n = 0; n < 20; n++) expect(await create(`Held ${n}`, `00-${traceId}-${callersSpan}-01`)).toBe(201)
  await allClassified(request)
  await tracker.stop()
  expect(tracker.isRunning()).toBe(false)
  expect(tracker.printed()).not.toContain('"ERROR"')
})
