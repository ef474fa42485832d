/** Waits that say what is missing when they do not end. */
import type { TestBotApi } from "../server/botApi.ts"

/** The missing things and the calls that a failure names. */
const mostNamed = 5
/** Longer than a start on a busy machine, and than the minute for which Telegram may close a group. Milliseconds. */
const mostIdle = 120_000

/**
 * Resolves when nothing is missing. It is checked at each change of the server. The wait has no deadline of its own: it fails when
 * two minutes pass in which the number of missing things gets no smaller.
 */
export const untilNone = async (api: TestBotApi, what: string, missing: () => ReadonlyArray<string>): Promise<void> => {
  for (let before = missing().length; before > 0; before = missing().length) {
    const least = before
    const isSmaller = api.until(() => missing().length < least).then(() => true)
    if (!(await Promise.race([isSmaller, idle()]))) throw new Error(sentence(what, missing(), api))
  }
}

const idle = () => new Promise<false>((resolve) => setTimeout(resolve, mostIdle, false).unref())

const sentence = (what: string, missing: ReadonlyArray<string>, { calls }: TestBotApi): string => {
  const last = calls
    .slice(-mostNamed)
    .map(({ method, params, answer }) => `${method} in ${String(params["chat_id"])}: ${answer ?? "no answer yet"}`)
  return `${missing.length} ${what}: ${missing.slice(0, mostNamed).join("; ")}. The last calls: ${last.join("; ")}`
}
