import { isGroup } from "../../api/chatKey.ts"

// Source: core.telegram.org/bots/faq, "My bot is hitting limits": one message per second in a chat, 20 per minute in a
// group.
const secondMs = 1000
const minuteMs = 60_000
const mostInGroup = 20

export type CallKind = "send" | "edit"

/**
 * Keeps to Telegram's flood limits. In a group, sends and edits have a separate budget for each minute, and a common
 * budget for each second.
 */
export const makeRateLimit = () => {
  const spent = new Map<number, ReadonlyArray<{ readonly at: number; readonly kind: CallKind }>>()

  return {
    /** Milliseconds until the next call is allowed. */
    wait: (chat: number, kind: CallKind, now: number): number => {
      const past = spent.get(chat) ?? []
      const last = past.at(-1)
      const sameKind = past.filter((each) => each.kind === kind)
      const first = isGroup(chat) ? sameKind.at(-mostInGroup) : undefined
      const full = sameKind.length >= mostInGroup && first !== undefined ? first.at + minuteMs - now : 0
      return Math.max(0, last === undefined ? 0 : last.at + secondMs - now, full)
    },
    spend: (chat: number, kind: CallKind, now: number): void => {
      const past = (spent.get(chat) ?? []).filter(({ at }) => now - at < minuteMs)
      spent.set(chat, [...past, { at: now, kind }])
    }
  }
}
export type RateLimit = ReturnType<typeof makeRateLimit>
