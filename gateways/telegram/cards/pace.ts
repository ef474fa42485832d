import { isGroup } from "../api/chatKey.ts"

// Source: core.telegram.org/bots/faq, "My bot is hitting limits": one message a second a chat, 20 a minute a group.
const secondMs = 1000
const minuteMs = 60_000
const mostInGroup = 20

export type Kind = "send" | "edit"

/** Keeps within Telegram's flood limits. Sends and edits have a minute's budget each in a group, and share the second. */
export const makePace = () => {
  const spent = new Map<number, ReadonlyArray<{ readonly at: number; readonly kind: Kind }>>()

  return {
    /** Milliseconds until another may go. */
    wait: (chat: number, kind: Kind, now: number): number => {
      const past = spent.get(chat) ?? []
      const last = past.at(-1)
      const sameKind = past.filter((each) => each.kind === kind)
      const first = isGroup(chat) ? sameKind.at(-mostInGroup) : undefined
      const full = sameKind.length >= mostInGroup && first !== undefined ? first.at + minuteMs - now : 0
      return Math.max(0, last === undefined ? 0 : last.at + secondMs - now, full)
    },
    spend: (chat: number, kind: Kind, now: number): void => {
      const past = (spent.get(chat) ?? []).filter(({ at }) => now - at < minuteMs)
      spent.set(chat, [...past, { at: now, kind }])
    }
  }
}
export type Pace = ReturnType<typeof makePace>
