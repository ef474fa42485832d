/** The faults of a load: limits, lost requests, lost answers, errors of Telegram, and web pages of a gateway. */
import type { TestBotApi } from "../server/botApi.ts"
import type { NetworkFault } from "../server/refusals/faults.ts"

const faults: ReadonlyArray<NetworkFault> = [
  { is: "flood", retryAfter: 3 },
  { is: "unheard" },
  { is: "dropped" },
  { is: "bad-gateway" },
  { is: "slow" },
  { is: "error", code: 500, description: "Internal Server Error" }
]
/** Most calls of each method that fail in a batch. */
const mostOf = {
  sendMessage: 3,
  editMessageText: 2,
  setMessageReaction: 3,
  answerCallbackQuery: 1,
  getChatMember: 1,
  getUpdates: 1
} as const

interface Spared {
  /** The chat to which no call fails. */
  readonly chat?: number
  /** True when no poll fails. */
  readonly polls?: boolean
}

/**
 * Makes about a tenth of the next calls fail. True when a poll will fail: then no chat gets its updates for some seconds.
 */
export const scatterFaults = (api: TestBotApi, random: () => number, spared: Spared = {}): boolean => {
  const { chat: except, polls = false } = spared
  let isPollFaulted = false
  for (const [method, most] of Object.entries(mostOf)) {
    const fault = faults[Math.floor(random() * faults.length)]
    const times = Math.floor(random() * (most + 1))
    if (fault === undefined || times === 0 || (polls && method === "getUpdates")) continue
    api.fault(method, fault, { times, ...(except === undefined ? {} : { except }) })
    if (method === "getUpdates") isPollFaulted = true
  }
  return isPollFaulted
}
