/**
 * Updates that the bot stores and handles in a second, in groups that keep their messages. Telegram has 40 connections; the reference
 * has 40 publishes in flight.
 */
import { callsPerSecond, type Measure, median } from "../kit/measure.ts"
import type { TelegramParts } from "./telegramBench.ts"
import { connections, makePost, storedBytes, updateIn } from "./updates.ts"

/** A program that has just started has not compiled its hot paths yet. */
const warmUps = 1
const rounds = 5
const count = 1000
const groups = 50
/** A handled update was written twice: in the inbox, and as a commit in the log. */
const writesOfUpdate = 2
/** Between two looks at the count of handled updates. Milliseconds. */
const lookMillis = 20
/** The longest wait for the updates of a round, so that a lost one fails the area. Milliseconds. */
const longestWait = 60_000

interface Round {
  /** Updates a second that were acknowledged. */
  readonly stored: number
  /** Updates a second that were handled. */
  readonly handled: number
  /** Publishes a second. */
  readonly bare: number
}

/** Product and reference alternate, so that a drift of the machine's or the disk's speed affects both alike. */
export const arrivalBench = async (parts: TelegramParts): Promise<ReadonlyArray<Measure>> => {
  const { api, ann, publish, tracker } = parts
  const places = Array.from({ length: groups }, (_, n) => api.supergroup(`Talk ${n}`))
  for (const place of places) api.send(place, ann.user, "/on")
  await api.until(() => places.every((place) => api.cards(place).length > 0))
  const post = makePost(api)
  const bytes = storedBytes(updateIn(places, parts))
  let expected = await handledBy(tracker.monitoring)
  const all: Array<Round> = []
  for (let round = 0; round < warmUps + rounds; round++) {
    const bare = await callsPerSecond(count, connections, () => publish(bytes))
    const from = performance.now()
    const stored = await callsPerSecond(count, connections, () => post(updateIn(places, parts)))
    expected += count
    await untilHandled(tracker.monitoring, expected)
    const handled = count / ((performance.now() - from) / 1000)
    if (round >= warmUps) all.push({ stored, handled, bare })
  }
  const perSecond = (of: keyof Round) => `${Math.round(median(all.map((each) => each[of]))).toLocaleString("en")}/s`
  return [
    {
      name: "webhook-to-publish",
      value: median(all.map(({ stored, bare }) => stored / bare)),
      of: `updates on disk (${perSecond("stored")}) ÷ bare publishes (${perSecond("bare")}), ${connections} in flight`
    },
    {
      name: "updates-handled-to-publish",
      value: median(all.map(({ handled, bare }) => (handled * writesOfUpdate) / bare)),
      of: `writes of handled updates (${perSecond("handled")}, ${writesOfUpdate} writes each) ÷ bare publishes`
    }
  ]
}

const untilHandled = async (monitoring: string, expected: number) => {
  const from = performance.now()
  for (let handled = 0; handled < expected;) {
    if (performance.now() - from > longestWait) throw new Error(`${handled} of ${expected} updates were handled`)
    await new Promise((resolve) => setTimeout(resolve, lookMillis))
    handled = await handledBy(monitoring)
  }
}

/** The messages that the product has recorded, by its own count. */
const handledBy = async (monitoring: string) => {
  const metrics = await (await fetch(`${monitoring}/metrics`)).text()
  const lines = metrics.split("\n").filter((line) => line.includes('command="ReceiveMessage"'))
  return lines
    .filter((line) => line.includes('outcome="done"'))
    .reduce((sum, line) => sum + Number(line.split(" ").at(-1)), 0)
}
