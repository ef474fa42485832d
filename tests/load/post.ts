/** One POST request over a kept connection. */
import { type Agent, request } from "node:http"

export interface Receipt {
  readonly status: number
  /** The id in the answer; empty when it has none. */
  readonly id: string
}

interface Target {
  readonly url: string
  readonly agent: Agent
  readonly headers: Readonly<Record<string, string>>
}

/** Resolves with the error of a connection that ends before the answer: the command may be stored. */
export const postOnce = ({ url, agent, headers }: Target, body: unknown): Promise<Receipt | Error> =>
  new Promise((resolve) => {
    request(url, { method: "POST", agent, headers }, (response) => {
      let text = ""
      response
        .setEncoding("utf8")
        .on("data", (part: string) => (text += part))
        .on("error", resolve)
        .once("end", () => {
          const id = /"id":"([^"]+)"/.exec(text)?.[1] ?? ""
          resolve({ status: response.statusCode ?? 0, id })
        })
    })
      .on("error", resolve)
      .end(JSON.stringify(body))
  })
