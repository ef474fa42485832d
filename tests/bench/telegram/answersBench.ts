/**
 * The times from an update to 👀 and to the card. The bound is what cannot be left out: the writes to the disk that follow one
 * another, and the two requests between Telegram and the product. Both are measured in turn.
 */
import { type Measure, percentile } from "../kit/measure.ts"
import type { TelegramParts } from "./telegramBench.ts"

/** Groups with one measured request each, so that no limit of Telegram delays an answer. */
const groups = 110
/** A program that has just started has not compiled its hot paths yet. */
const warmUp = 10
/** Between two requests, each of which leads to three calls, so that the limit of all chats delays no answer. Milliseconds. */
const pauseMillis = 150
/** The update in the inbox, and the post of the reaction. */
const writesToEyes = 2
/** These, the message, the task, the post of the card, and its stage before the send. */
const writesToCard = 6
/** As large as the commit of a created task. */
const bytes = 620

interface Times {
  readonly eyes: Array<number>
  readonly card: Array<number>
}

export const answersBench = async (parts: TelegramParts): Promise<ReadonlyArray<Measure>> => {
  const { api, ann } = parts
  const places = Array.from({ length: groups }, (_, n) => api.supergroup(`Group ${n}`))
  // The first request of a group records the group and its members.
  for (const place of places) api.send(place, ann.user, "/task Paint the pier")
  await api.until(() => places.every((place) => api.cards(place).length === 1))
  const ours: Times = { eyes: [], card: [] }
  const bound: Times = { eyes: [], card: [] }
  for (const place of places) {
    await new Promise((resolve) => setTimeout(resolve, pauseMillis))
    bound.eyes.push(await boundOf(parts, writesToEyes))
    bound.card.push(await boundOf(parts, writesToCard))
    const from = performance.now()
    const said = api.send(place, ann.user, "/task Paint the boat")
    await api.until(() => said.reactions.size === 1)
    ours.eyes.push(performance.now() - from)
    await api.until(() => api.cards(place).length === 2)
    ours.card.push(performance.now() - from)
  }
  const line = (name: Measure["name"], what: keyof Times, share: number): Measure => {
    const [mine, least] = [ours, bound].map((times) => percentile(times[what].slice(warmUp), share))
    if (mine === undefined || least === undefined) throw new Error("nothing was measured")
    const of = `${mine.toFixed(1)} ms ÷ ${least.toFixed(1)} ms for its writes and requests`
    return { name, value: mine / least, of }
  }
  return [
    line("update-to-eyes-p50", "eyes", 0.5),
    line("update-to-eyes-p99", "eyes", 0.99),
    line("update-to-card-p50", "card", 0.5),
    line("update-to-card-p99", "card", 0.99)
  ]
}

const boundOf = async ({ api, publish }: TelegramParts, writes: number) => {
  const from = performance.now()
  for (let n = 0; n < 2; n++) await (await fetch(`${api.url}/bot${api.token}/getMe`)).arrayBuffer()
  for (let n = 0; n < writes; n++) await publish(bytes)
  return performance.now() - from
}
