/** Sends updates to the webhook as Telegram does: those of one chat in order, of several chats at the same time, until each is accepted. */
import type { BotUpdate } from "./updates.ts"

export interface WebhookSettings {
  readonly url: string
  readonly secret: string | undefined
}

/** How an attempt fails before its answer is read: the request is not sent, or its answer is lost. */
export type DeliveryFault = "unsent" | "unanswered"

interface Options {
  /** The updates that wait, oldest first. */
  readonly waiting: () => ReadonlyArray<BotUpdate>
  readonly accepted: (update: BotUpdate) => void
  readonly fault: () => DeliveryFault | null
  /** Seconds since 1970. */
  readonly seconds: () => number
}

/** Requests at once. Source: core.telegram.org/bots/api#setwebhook, `max_connections`. */
const mostConnections = 40
/** Pause after a failure. Telegram waits longer each time. Milliseconds. */
const firstPause = 10
const lastPause = 200

const wait = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis))

/** Telegram keeps one queue for each chat, and one for each person who presses buttons. Source: tdlib/telegram-bot-api, Client.cpp, `webhook_queue_id`. */
const queueOf = (update: BotUpdate): string => {
  for (const what of Object.values(update)) {
    if (typeof what !== "object" || what === null) continue
    const { chat, data, from } = what as { chat?: { id: number }; data?: string; from?: { id: number } }
    if (data !== undefined && from !== undefined) return `user ${from.id}`
    if (chat !== undefined) return `chat ${chat.id}`
  }
  return ""
}

export const makeWebhook = ({ waiting, accepted, fault, seconds }: Options) => {
  let settings: WebhookSettings | null = null
  let lastError: { readonly at: number; readonly message: string } | null = null
  const busy = new Set<string>()

  /** Returns null when the webhook has accepted the update, else the sentence of Telegram. */
  const attempt = async ({ url, secret }: WebhookSettings, update: BotUpdate): Promise<string | null> => {
    const broken = fault()
    if (broken === "unsent") return "Connection refused"
    const headers = {
      "content-type": "application/json",
      ...(secret === undefined ? {} : { "x-telegram-bot-api-secret-token": secret })
    }
    const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(update) }).catch(() => null)
    if (answer === null) return "Connection refused"
    await answer.arrayBuffer()
    if (broken === "unanswered") return "Read timeout expired"
    return answer.ok ? null : `Wrong response from the webhook: ${answer.status} ${answer.statusText}`
  }

  /** Works on one queue until it is empty or the webhook is removed. */
  const work = async (queue: string) => {
    for (let failures = 0; settings !== null;) {
      const next = waiting().find((update) => queueOf(update) === queue)
      if (next === undefined) break
      const error = await attempt(settings, next)
      if (error === null) {
        failures = 0
        accepted(next)
        continue
      }
      lastError = { at: seconds(), message: error }
      await wait(Math.min(lastPause, firstPause * 2 ** failures++))
    }
    busy.delete(queue)
    deliver()
  }
  const deliver = () => {
    if (settings === null) return
    for (const update of waiting()) {
      const queue = queueOf(update)
      if (busy.size >= mostConnections || busy.has(queue)) continue
      busy.add(queue)
      void work(queue)
    }
  }
  return {
    settings: () => settings,
    lastError: () => lastError,
    set: (next: WebhookSettings | null) => {
      settings = next
      lastError = null
      deliver()
    },
    deliver
  }
}
