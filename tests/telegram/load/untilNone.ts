/** A wait that is checked at each change of the test server, and that names its last calls when it fails. */
import { untilNone as untilNoneOf } from "../../support/untilNone.ts"
import type { TestBotApi } from "../server/botApi.ts"

const mostNamed = 5

export const untilNone = (api: TestBotApi, what: string, missing: () => ReadonlyArray<string>): Promise<void> =>
  untilNoneOf({ what, missing, until: api.until, context: () => lastCalls(api) })

const lastCalls = ({ calls }: TestBotApi): string => {
  const last = calls
    .slice(-mostNamed)
    .map(({ method, params, answer }) => `${method} in ${String(params["chat_id"])}: ${answer ?? "no answer yet"}`)
  return `The last calls: ${last.join("; ")}`
}
