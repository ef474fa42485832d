/** Telegram's flood limits, by its own clock: a request above them gets 429 and has no effect. */
import { flood } from "./apiError.ts"

// Source: core.telegram.org/bots/faq, "My bot is hitting limits": one message a second a chat, 20 messages a minute a group, and
// about 30 a second in all chats.
const secondMs = 1000
const minuteMs = 60_000
const mostInGroup = 20
const mostASecond = 30

export const makeLimits = (now: () => number) => {
  const seen = new Map<string, Array<number>>()

  let lately: ReadonlyArray<number> = []

  return (chat: number, kind: "send" | "edit" | "react") => {
    const at = now()
    lately = lately.filter((each) => at - each < secondMs)
    if (lately.length >= mostASecond) throw flood(1)
    lately = [...lately, at]
    if (kind === "react") return
    const both = [...(seen.get(`${chat} send`) ?? []), ...(seen.get(`${chat} edit`) ?? [])]
    const same = seen.get(`${chat} ${kind}`) ?? []
    const sinceLast = at - Math.max(Number.NEGATIVE_INFINITY, ...both)
    if (sinceLast < secondMs) throw flood(Math.ceil((secondMs - sinceLast) / 1000))
    const within = same.filter((each) => at - each < minuteMs)
    if (chat < 0 && within.length >= mostInGroup) throw flood(Math.ceil((minuteMs - (at - (within[0] ?? at))) / 1000))
    seen.set(`${chat} ${kind}`, [...within, at])
  }
}
