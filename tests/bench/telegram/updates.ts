/** Updates with messages in groups, and the requests that bring them to the webhook as Telegram does. */
import { Agent, request } from "node:http"
import type { TestBotApi } from "../../telegram/server/botApi.ts"
import type { ApiChat } from "../../telegram/server/serverState.ts"
import type { TelegramParts } from "./telegramBench.ts"

/** Source: core.telegram.org/bots/api#setwebhook, `max_connections`. */
export const connections = 40
/** Above the numbers of the updates and messages that the test server counts itself. */
let lastNumber = 900_000_000
/** The seal of an update in the inbox. Bytes. */
const sealBytes = 60

/** The next message of Ann, in each of the groups in turn. */
export const updateIn = (places: ReadonlyArray<ApiChat>, { ann }: Pick<TelegramParts, "ann">): string => {
  const number = ++lastNumber
  return JSON.stringify({
    update_id: number,
    message: {
      message_id: number,
      date: 1_796_000_000,
      chat: places[number % places.length],
      from: ann.user,
      text: `The pier was painted before season ${number} began`
    }
  })
}

/** The size of an update in the inbox. */
export const storedBytes = (update: string) => Buffer.byteLength(update) + sealBytes

/** Posts an update to the webhook that the bot has set. */
export const makePost = (api: TestBotApi) => {
  const params = api.calls.findLast(({ method }) => method === "setWebhook")?.params ?? {}
  const [url, secret] = [String(params["url"]), String(params["secret_token"])]
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const headers = { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret }
  return (body: string) =>
    new Promise<void>((resolve, reject) => {
      request(url, { method: "POST", agent, headers }, (response) => {
        const { statusCode } = response
        response
          .resume()
          .once("end", () => (statusCode === 200 ? resolve() : reject(new Error(`the webhook answered ${statusCode}`))))
      })
        .once("error", reject)
        .end(body)
    })
}
