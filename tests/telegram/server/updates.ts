/** The updates for the bot: they are delivered in order and repeatedly, until an offset confirms them. */
import { ApiError } from "./refusals/apiError.ts"

export interface BotUpdate {
  readonly update_id: number
  readonly [kind: string]: unknown
}

export interface Poll {
  readonly offset?: number
  readonly limit?: number
  /** Longest wait for the first update. Seconds. */
  readonly timeout?: number
  readonly allowed_updates?: ReadonlyArray<string>
}

/** Kinds that are delivered only if the bot requests them by name. */
const onlyByName = new Set(["chat_member", "message_reaction", "message_reaction_count"])

export const makeUpdates = () => {
  let waiting: ReadonlyArray<BotUpdate> = []
  let next = 700_000_001
  let allowed: ReadonlyArray<string> = []
  let held: {
    readonly answer: (updates: ReadonlyArray<BotUpdate>) => void
    readonly end: (error: ApiError) => void
  } | null = null
  let webhook: { readonly url: string; readonly secret: string | undefined } | null = null
  let delivering = false

  const wants = (kind: string) => (allowed.length === 0 ? !onlyByName.has(kind) : allowed.includes(kind))

  const deliver = async () => {
    if (delivering) return
    delivering = true
    while (await deliverOne());
    delivering = false
  }
  /** Posts the first update. Returns false when there is no update or no webhook. */
  const deliverOne = async (): Promise<boolean> => {
    const [first] = waiting
    if (webhook === null || first === undefined) return false
    const secret = webhook.secret === undefined ? {} : { "x-telegram-bot-api-secret-token": webhook.secret }
    const headers = { "content-type": "application/json", ...secret }
    const answer = await fetch(webhook.url, { method: "POST", headers, body: JSON.stringify(first) }).catch(() => null)
    if (answer?.ok === true) waiting = waiting.slice(1)
    else await new Promise((resolve) => setTimeout(resolve, 20))
    return true
  }

  const pushed: Array<BotUpdate> = []
  return {
    /** All updates, delivered or waiting. */
    pushed: pushed as ReadonlyArray<BotUpdate>,
    pending: () => waiting,
    /** Deletes the updates that wait, as Telegram does after a day. */
    drop: () => {
      waiting = []
    },
    push: (kind: string, what: unknown): BotUpdate | null => {
      if (!wants(kind)) return null
      const update = { update_id: next++, [kind]: what }
      waiting = [...waiting, update]
      pushed.push(update)
      if (webhook !== null) void deliver()
      held?.answer(waiting)
      return update
    },
    setWebhook: (url: string, secret: string | undefined): true => {
      webhook = url === "" ? null : { url, secret }
      if (webhook !== null) {
        held?.end(new ApiError(409, "Conflict: terminated by setWebhook request"))
        void deliver()
      }
      return true
    },
    webhook: () => webhook,
    /** `gone` aborts when the caller disconnects while the request is held. */
    poll: (
      { offset = 0, limit = 100, timeout = 0, allowed_updates }: Poll,
      gone: AbortSignal
    ): Promise<ReadonlyArray<BotUpdate>> => {
      if (webhook !== null)
        throw new ApiError(
          409,
          "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
        )
      if (allowed_updates !== undefined) allowed = allowed_updates
      // The new poller wins: the previous one gets 409.
      held?.end(
        new ApiError(
          409,
          "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
        )
      )
      waiting = offset < 0 ? waiting.slice(offset) : waiting.filter(({ update_id }) => update_id >= offset)
      if (waiting.length > 0 || timeout === 0) return Promise.resolve(waiting.slice(0, limit))
      return new Promise((resolve, reject) => {
        const settle = (then: () => void) => {
          clearTimeout(timer)
          if (held === mine) held = null
          then()
        }
        const mine = {
          answer: (updates: ReadonlyArray<BotUpdate>) => settle(() => resolve(updates.slice(0, limit))),
          end: (error: ApiError) => settle(() => reject(error))
        }
        const timer = setTimeout(() => mine.answer([]), timeout * 1000)
        gone.addEventListener("abort", () => mine.answer([]), { once: true })
        held = mine
      })
    },
    stop: () => held?.answer([])
  }
}
export type Updates = ReturnType<typeof makeUpdates>
