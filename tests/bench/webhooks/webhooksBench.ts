/**
 * The webhooks of a whole product, beside bare POSTs to the same receiver: deliveries a second, their growth with the number of
 * endpoints, the cost of an event that no endpoint wants, and the memory. One of the endpoints never answers.
 */
import { memoryOf } from "../kit/memory.ts"
import { callsPerSecond, type Measure, type Report } from "../kit/measure.ts"
import { growthExponent } from "../growth/series.ts"
import { product, type Product, type SendRequest } from "../../support/product/product.ts"
import { barePosts, type Receiver, startReceiver } from "./receiver.ts"

const endpoints = 100
/** The endpoints of the first measure of deliveries. */
const few = 10
const events = 200
/** A program that has just started has not compiled its hot paths yet. */
const warmUpEvents = 200
/** Commands, and bare POSTs, in flight. */
const inFlight = 32
const barePostCount = 5000

export const webhooksBench = async (report: Report): Promise<ReadonlyArray<Measure>> => {
  const receiver = await startReceiver()
  const tracker = await product({ TT_WEBHOOK_NETWORKS: "127.0.0.1" })
  try {
    await tracker.start()
    const parts: Parts = { tracker, receiver, request: tracker.as(await tracker.token("admin")) }
    report("  events that no endpoint wants …")
    const unwanted = await unwantedEvents(parts)
    report(`  ${events} events to ${few} and to ${endpoints} endpoints …`)
    return [unwanted, ...(await deliveries(parts))]
  } finally {
    await tracker.remove()
    receiver.stop()
  }
}

interface Parts {
  readonly tracker: Product
  readonly receiver: Receiver
  readonly request: SendRequest
}

const register = async ({ request, receiver }: Parts, path: string, types?: ReadonlyArray<string>) => {
  const url = `${receiver.origin}${path}`
  const { status, body } = await request("POST", "/api/webhooks", { name: path, url, ...(types && { types }) })
  if (status !== 201) throw new Error(`a webhook was not added: ${status}`)
  return String(body.id)
}
const ofAll = async ({ request }: Parts, ids: ReadonlyArray<string>, verb: "pause" | "resume" | "remove") => {
  for (const id of ids) {
    const { status } = await request("POST", `/api/webhooks/${id}/${verb}`, {})
    if (status !== 200) throw new Error(`${verb}: ${status}`)
  }
}
const times = <A>(count: number, make: (n: number) => Promise<A>) =>
  Array.from({ length: count }, (_, n) => n).reduce<Promise<ReadonlyArray<A>>>(
    async (before, n) => [...(await before), await make(n)],
    Promise.resolve([])
  )

/** Makes tasks, each of which is one event that webhooks report. */
const makeTasks = ({ request }: Parts, count: number) =>
  callsPerSecond(count, inFlight, async (n) => {
    // A task with all of its fields is not classified.
    const { status } = await request("POST", "/api/tasks", {
      title: `Mend pier ${n}`,
      priority: "low",
      category: "chore"
    })
    if (status !== 201) throw new Error(`a task was not made: ${status}`)
  })

/** Processor seconds of the product so far. */
const processorSeconds = async ({ tracker }: Parts) => {
  const text = await (await fetch(`${tracker.monitoring}/metrics`)).text()
  const seconds = /^process_cpu_seconds_total(?:\{[^}]*\})? ([\d.e+-]+)/m.exec(text)?.[1]
  if (seconds === undefined) throw new Error("the product has no metric of its processor time")
  return Number(seconds)
}

/** Processor milliseconds for one event. One endpoint wants every event, so its deliveries show when all were handled. */
const costOfEvents = async (parts: Parts) => {
  const arrived = parts.receiver.answered()
  const before = await processorSeconds(parts)
  await makeTasks(parts, events)
  await parts.receiver.until(arrived + events)
  return ((await processorSeconds(parts)) - before) * (1000 / events)
}

const unwantedEvents = async (parts: Parts): Promise<Measure> => {
  const wanting = await register(parts, "/wanting", ["task.created"])
  await makeTasks(parts, warmUpEvents)
  await parts.receiver.until(warmUpEvents)
  const alone = await costOfEvents(parts)
  const others = await times(endpoints, (n) => register(parts, `/unwanted/${n}`, ["run.closed"]))
  const among = await costOfEvents(parts)
  await ofAll(parts, [wanting, ...others], "remove")
  const of = `${among.toFixed(1)} ÷ ${alone.toFixed(1)} processor ms an event, with and without ${endpoints} endpoints that do not want it`
  return { name: "webhook-unwanted-event", value: among / alone, of }
}

const deliveries = async (parts: Parts): Promise<ReadonlyArray<Measure>> => {
  const { receiver, tracker } = parts
  const ids = await times(endpoints, (n) => register(parts, n === 0 ? "/silent" : `/hook/${n}`))
  await ofAll(parts, ids, "pause")
  await makeTasks(parts, events)
  const before = memoryOf(tracker.folder)
  const bare = await barePosts(receiver, JSON.stringify({ data: "x".repeat(500) }), barePostCount, inFlight)
  /** Deliveries a second to these endpoints, all of which answer. */
  const rate = async (to: ReadonlyArray<string>) => {
    const count = to.length * events
    const arrived = receiver.answered()
    const began = performance.now()
    await ofAll(parts, to, "resume")
    await receiver.until(arrived + count)
    return count / ((performance.now() - began) / 1000)
  }
  await ofAll(parts, ids.slice(0, 1), "resume")
  const ofFew = await rate(ids.slice(1, few + 1))
  const ofMany = await rate(ids.slice(few + 1))
  const grown = memoryOf(tracker.folder) - before
  const perSecond = [
    { size: few, value: ofFew },
    { size: endpoints - few - 1, value: ofMany }
  ]
  return [
    {
      name: "webhook-to-bare-post",
      value: ofMany / bare,
      of: `${ofMany.toFixed(0)} deliveries ÷ ${bare.toFixed(0)} bare POSTs a second`
    },
    {
      name: "webhooks-with-endpoints",
      value: growthExponent(perSecond, { perSecond: true }),
      of: `${ofFew.toFixed(0)} deliveries a second to ${few} endpoints, ${ofMany.toFixed(0)} to ${endpoints - few - 1}`
    },
    {
      name: "webhook-memory",
      value: grown,
      of: `growth of all processes while ${events} events go to ${endpoints} endpoints, one of which never answers`
    }
  ]
}
