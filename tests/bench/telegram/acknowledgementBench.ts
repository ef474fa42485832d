/**
 * The time from a request of Telegram to its answer, at a steady rate. The bound is what cannot be left out: one request, and one
 * write to the disk. Both are measured in turn.
 */
import { type Measure, percentile } from "../kit/measure.ts"
import type { TelegramParts } from "./telegramBench.ts"
import { makePost, storedBytes, updateIn } from "./updates.ts"

/** Between an update and the next measurement of the bound, and back. At 100 updates a second no request waits for another one. */
const pauseMillis = 5
/** A program that has just started has not compiled its hot paths yet. */
const warmUp = 100
const measured = 1000
const groups = 50

export const acknowledgementBench = async (parts: TelegramParts): Promise<ReadonlyArray<Measure>> => {
  const { api, publish } = parts
  const places = Array.from({ length: groups }, (_, n) => api.supergroup(`Quiet ${n}`))
  const post = makePost(api)
  const [ours, bound]: [Array<number>, Array<number>] = [[], []]
  for (let n = 0; n < warmUp + measured; n++) {
    const update = updateIn(places, parts)
    const from = performance.now()
    await post(update)
    ours.push(performance.now() - from)
    await pause()
    const fromBound = performance.now()
    await (await fetch(`${api.url}/bot${api.token}/getMe`)).arrayBuffer()
    await publish(storedBytes(update))
    bound.push(performance.now() - fromBound)
    await pause()
  }
  const [mine, least] = [ours, bound].map((times) => percentile(times.slice(warmUp), 0.99))
  if (mine === undefined || least === undefined) throw new Error("nothing was measured")
  const of = `${mine.toFixed(1)} ms ÷ ${least.toFixed(1)} ms for one request and one write, 99th percentiles`
  return [{ name: "webhook-acknowledged-p99", value: mine / least, of }]
}

const pause = () => new Promise((resolve) => setTimeout(resolve, pauseMillis))
