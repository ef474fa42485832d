/** The faults of a load: limits, lost requests, lost answers, errors of Telegram, and web pages of a gateway. */
import type { TestBotApi } from "../server/botApi.ts"
import type { NetworkFault } from "../server/refusals/faults.ts"

/** Telegram asks for these seconds when the load makes it refuse a call. No limit of the server gives them. */
export const playedFlood = 3

const faults: ReadonlyArray<NetworkFault> = [
  { is: "flood", retryAfter: playedFlood },
  { is: "unheard" },
  { is: "dropped" },
  { is: "bad-gateway" },
  { is: "slow" },
  { is: "error", code: 500, description: "Internal Server Error" }
]
/** The calls of each method that a batch makes fail, at most. */
const mostOf = {
  sendMessage: 3,
  editMessageText: 2,
  setMessageReaction: 3,
  answerCallbackQuery: 1,
  getChatMember: 1,
  getUpdates: 1
} as const

/** Makes about a tenth of the next calls fail. */
export const scatterFaults = (api: TestBotApi, random: () => number) => {
  for (const [method, most] of Object.entries(mostOf)) {
    const fault = faults[Math.floor(random() * faults.length)]
    const times = Math.floor(random() * (most + 1))
    if (fault !== undefined && times > 0) api.fault(method, fault, { times })
  }
}
