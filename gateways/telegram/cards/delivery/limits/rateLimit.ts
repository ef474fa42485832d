import { isGroup } from "../../../api/chatKey.ts"

// Source: core.telegram.org/bots/faq, "My bot is hitting limits": one message per second in a chat, 20 per minute in a
// group, and about 30 per second in all chats together.
const secondMs = 1000
const minuteMs = 60_000
const mostInGroup = 20
/** Below the limit of Telegram: answers to strangers and to presses are not counted here. */
const mostASecond = 25

export type CallKind = "send" | "edit" | "react"

export interface SpentCall {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly kind: CallKind
}

const makeLimitOfAllChats = () => {
  /** The times of the last calls, in order. */
  let lately: ReadonlyArray<number> = []
  return {
    wait: (now: number): number => {
      const first = lately.at(-mostASecond)
      return first === undefined ? 0 : first + secondMs - now
    },
    add: (times: ReadonlyArray<number>): void => {
      lately = [...lately, ...times].toSorted((a, b) => a - b).slice(-mostASecond)
    },
    /** Changes the time from which a call counts. */
    move: (from: number, to: number): void => {
      const at = lately.indexOf(from)
      if (at >= 0) lately = lately.with(at, to).toSorted((a, b) => a - b)
    }
  }
}

/** The time from which the earlier calls to a chat leave room for another one; 0 when they do now. */
const freeAt = (past: ReadonlyArray<SpentCall>, kind: CallKind, isInGroup: boolean): number => {
  const last = past.findLast((each) => (each.kind === "react") === (kind === "react"))
  const first = isInGroup ? past.filter((each) => each.kind === kind).at(-mostInGroup) : undefined
  return Math.max(0, last === undefined ? 0 : last.at + secondMs, first === undefined ? 0 : first.at + minuteMs)
}

/**
 * Keeps to Telegram's flood limits. In a group, sends, edits and reactions have a separate budget for each minute; in every chat,
 * sends and edits have a common budget for each second, and reactions another one, so that 👀 does not delay a card.
 */
export const makeRateLimit = () => {
  const spent = new Map<number, ReadonlyArray<SpentCall & { readonly key: string }>>()
  const ofAllChats = makeLimitOfAllChats()
  /** Chats that Telegram has told to wait, until when. */
  const flooded = new Map<number, number>()

  return {
    /** Milliseconds until the limits of the chat allow its next call. */
    waitOfChat: (chat: number, kind: CallKind, now: number): number =>
      Math.max(0, freeAt(spent.get(chat) ?? [], kind, isGroup(chat)) - now, (flooded.get(chat) ?? 0) - now),
    /** Milliseconds until the limit of all chats allows the next call. */
    waitOfAll: (now: number): number => Math.max(0, ofAllChats.wait(now)),
    /** `key`: the post of the call. */
    spend: (chat: number, kind: CallKind, now: number, key: string): void => {
      const past = (spent.get(chat) ?? []).filter(({ at }) => now - at < minuteMs)
      spent.set(chat, [...past, { at: now, kind, key }])
      ofAllChats.add([now])
    },
    /** Counts the last call for a post from its answer: Telegram has counted it at an unknown time between its start and its answer. */
    answered: (chat: number, now: number, key: string): void => {
      const past = spent.get(chat) ?? []
      const last = past.findLast((each) => each.key === key)
      if (last === undefined) return
      spent.set(chat, [...past.filter((each) => each !== last), { ...last, at: now }])
      ofAllChats.move(last.at, now)
    },
    /** The calls for a post within the last minute, which are stored with it. */
    callsOf: (chat: number, key: string, now: number): ReadonlyArray<SpentCall> =>
      (spent.get(chat) ?? [])
        .filter((each) => each.key === key && now - each.at < minuteMs)
        .map(({ at, kind }) => ({ at, kind })),
    /**
     * Adds the calls that were stored with a post before a restart. Drops the calls of an earlier minute, of which each post of the
     * chat has one. A call with a time in the future counts as made now.
     */
    restore: (chat: number, key: string, stored: ReadonlyArray<SpentCall>, now: number): void => {
      const calls = stored
        .filter(({ at }) => now - at < minuteMs)
        .map(({ at, kind }) => ({ at: Math.min(at, now), kind, key }))
      if (calls.length === 0) return
      const past = [...(spent.get(chat) ?? []), ...calls]
      spent.set(
        chat,
        past.toSorted((a, b) => a.at - b.at)
      )
      ofAllChats.add(calls.map(({ at }) => at))
    },
    /** Telegram has told this chat to wait. Milliseconds since 1970. */
    flood: (chat: number, until: number): void => void flooded.set(chat, Math.max(until, flooded.get(chat) ?? 0))
  }
}
export type RateLimit = ReturnType<typeof makeRateLimit>
