/** The updates for the bot: they are delivered in order and repeatedly, until an offset confirms them or the webhook accepts them. */
import { ApiError } from "./refusals/apiError.ts"
import { type DeliveryFault, makeWebhook } from "./webhook.ts"

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

export interface SetWebhook {
  readonly url?: string
  readonly secret_token?: string
  readonly allowed_updates?: ReadonlyArray<string>
  readonly drop_pending_updates?: boolean
}

/** Kinds that are delivered only if the bot requests them by name. */
const onlyByName = new Set(["chat_member", "message_reaction", "message_reaction_count"])

interface UpdatesOptions {
  /** Called when an update is accepted. */
  readonly changed: () => void
  readonly deliveryFault: () => DeliveryFault | null
  /** Seconds since 1970. */
  readonly seconds: () => number
}

export const makeUpdates = ({ changed, deliveryFault, seconds }: UpdatesOptions) => {
  let waiting: ReadonlyArray<BotUpdate> = []
  let next = 700_000_001
  let allowed: ReadonlyArray<string> = []
  let held: {
    readonly answer: (updates: ReadonlyArray<BotUpdate>) => void
    readonly end: (error: ApiError) => void
  } | null = null
  const wants = (kind: string) => (allowed.length === 0 ? !onlyByName.has(kind) : allowed.includes(kind))

  const webhook = makeWebhook({
    waiting: () => waiting,
    accepted: (update) => {
      waiting = waiting.filter((each) => each !== update)
      changed()
    },
    fault: deliveryFault,
    seconds
  })

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
      webhook.deliver()
      held?.answer(waiting)
      return update
    },
    /** The open poll ends without updates, and the next update has this number, as after a week without updates. */
    renumber: (first: number) => {
      next = first
      held?.answer([])
    },
    setWebhook: ({
      url = "",
      secret_token: secret,
      allowed_updates,
      drop_pending_updates: drops
    }: SetWebhook): true => {
      if (drops === true) waiting = []
      if (allowed_updates !== undefined) allowed = allowed_updates
      if (url !== "") held?.end(new ApiError(409, "Conflict: terminated by setWebhook request"))
      webhook.set(url === "" ? null : { url, secret })
      return true
    },
    webhookInfo: () => {
      const lastError = webhook.lastError()
      return {
        url: webhook.settings()?.url ?? "",
        has_custom_certificate: false,
        pending_update_count: waiting.length,
        ...(lastError === null ? {} : { last_error_date: lastError.at, last_error_message: lastError.message })
      }
    },
    /** `gone` aborts when the caller disconnects while the request is held. */
    poll: (
      { offset = 0, limit = 100, timeout = 0, allowed_updates }: Poll,
      gone: AbortSignal
    ): Promise<ReadonlyArray<BotUpdate>> => {
      if (webhook.settings() !== null)
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
    stop: () => {
      webhook.set(null)
      held?.answer([])
    }
  }
}
export type Updates = ReturnType<typeof makeUpdates>
