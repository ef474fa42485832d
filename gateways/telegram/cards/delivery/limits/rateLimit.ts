import { isGroup } from "../../../api/chatKey.ts"

// Source: core.telegram.org/bots/faq, "My bot is hitting limits": one message per second in a chat, 20 per minute in a
// group, and about 30 per second in all chats together.
const secondMs = 1000
export const minuteMs = 60_000
const mostInGroup = 20
/** Below the limit of Telegram: answers to strangers and to presses are not counted here. */
const mostASecond = 25
/** A part of the limit, so that searches in many chats do not delay the messages of the others. */
const mostProbesASecond = 15
/** A call without an answer counts as made now for this time. Then its request is probably lost, and other chats must not wait for it. */
const longestOpenMs = 2000
/** An answer may come at any time, so the wait for one is checked again. */
const openCheckMs = 100

export type CallKind = "send" | "edit" | "react"
/** The probes are edits that only look for a message: a `find` before the next message of its chat, a `search` behind all of them. */
export type PacedKind = CallKind | "find" | "search"

export interface SpentCall {
  /** Time of the answer, or of the start of a call that is open. Milliseconds since 1970. */
  readonly at: number
  readonly kind: CallKind
  /** The call has no answer yet: Telegram counts it at an unknown time between its start and its answer. */
  readonly isOpen?: true
}

/** A call that has begun. */
export interface BegunCall {
  at: number
  readonly kind: CallKind
  readonly isProbe: boolean
  isOpen: boolean
}

/** The kind that Telegram counts. */
const countedKind = (kind: PacedKind): CallKind => (isProbe(kind) ? "edit" : kind)
const isProbe = (kind: PacedKind): kind is "find" | "search" => kind === "find" || kind === "search"

/** The time from which a call counts. */
const timeOf = ({ at, isOpen }: BegunCall, now: number) => (isOpen ? Math.min(now, at + longestOpenMs) : at)

/** A call of the process before, which counts from a known time. */
const restored = ({ at, kind }: SpentCall): BegunCall => ({ at, kind, isProbe: false, isOpen: false })

/** Milliseconds until fewer than `most` of the calls are within a second, or until this should be checked again. */
const waitFor = (calls: ReadonlyArray<BegunCall>, most: number, now: number): number => {
  const first = calls
    .map((call) => timeOf(call, now))
    .toSorted((a, b) => a - b)
    .at(-most)
  const wait = first === undefined ? 0 : Math.max(0, first + secondMs - now)
  return calls.some(({ isOpen }) => isOpen) ? Math.min(wait, openCheckMs) : wait
}

/** The time from which the earlier calls to a chat leave room for another one; 0 when they do now. */
const freeAt = (past: ReadonlyArray<BegunCall>, kind: CallKind, isInGroup: boolean): number => {
  const last = past.findLast((each) => (each.kind === "react") === (kind === "react"))
  const first = isInGroup ? past.filter((each) => each.kind === kind).at(-mostInGroup) : undefined
  return Math.max(0, last === undefined ? 0 : last.at + secondMs, first === undefined ? 0 : first.at + minuteMs)
}

const makeLimitOfAllChats = () => {
  let calls: ReadonlyArray<BegunCall> = []
  return {
    wait: (now: number): number => waitFor(calls, mostASecond, now),
    waitOfProbes: (now: number): number =>
      waitFor(
        calls.filter(({ isProbe }) => isProbe),
        mostProbesASecond,
        now
      ),
    add: (call: BegunCall, now: number): void => {
      calls = [...calls.filter((each) => each.isOpen || now - each.at < secondMs), call]
    }
  }
}

/**
 * Keeps to Telegram's flood limits. In a group, sends, edits and reactions have a separate budget for each minute; in every chat,
 * sends and edits have a common budget for each second, and reactions another one, so that 👀 does not delay a card. The calls of one
 * chat must be made one after another.
 */
export const makeRateLimit = () => {
  const spent = new Map<number, ReadonlyArray<BegunCall>>()
  const ofAllChats = makeLimitOfAllChats()
  /** Chats that Telegram has told to wait, until when. */
  const flooded = new Map<number, number>()
  const recent = (chat: number, now: number) =>
    (spent.get(chat) ?? []).filter((each) => each.isOpen || now - each.at < minuteMs)

  return {
    /** Milliseconds until the limits of the chat allow its next call. */
    waitOfChat: (chat: number, kind: PacedKind, now: number): number =>
      Math.max(
        0,
        freeAt(spent.get(chat) ?? [], countedKind(kind), isGroup(chat)) - now,
        (flooded.get(chat) ?? 0) - now
      ),
    /** Milliseconds until the limit of all chats allows the next call, or until it should be checked again. */
    waitOfAll: ofAllChats.wait,
    /** As `waitOfAll`, for the part of the limit that probes have. */
    waitOfProbes: ofAllChats.waitOfProbes,
    /** Counts a call that begins now. `end` must follow. */
    begin: (chat: number, kind: PacedKind, now: number): BegunCall => {
      const call = { at: now, kind: countedKind(kind), isProbe: isProbe(kind), isOpen: true }
      spent.set(chat, [...recent(chat, now), call])
      ofAllChats.add(call, now)
      return call
    },
    /** Counts a call from its answer: Telegram has counted it at an unknown time between its start and its answer. */
    end: (call: BegunCall, now: number): void => {
      call.at = now
      call.isOpen = false
    },
    /** The calls within the last minute, for the next process. */
    callsOf: (chat: number, now: number): ReadonlyArray<SpentCall> =>
      recent(chat, now).map(({ at, kind, isOpen }) => (isOpen ? { at, kind, isOpen } : { at, kind })),
    /** Counts the calls of the process before against the limit of all chats. */
    restoreForAll: (calls: ReadonlyArray<SpentCall>, now: number): void => {
      for (const { at, kind } of calls) ofAllChats.add(restored({ at, kind }), now)
    },
    /** Counts the calls of the process before, oldest first, against the limits of their chat. Call it before the first call to the chat. */
    restore: (chat: number, calls: ReadonlyArray<SpentCall>): void => void spent.set(chat, calls.map(restored)),
    /** Telegram has told this chat to wait. Milliseconds since 1970. */
    flood: (chat: number, until: number): void => void flooded.set(chat, Math.max(until, flooded.get(chat) ?? 0))
  }
}
export type RateLimit = ReturnType<typeof makeRateLimit>
