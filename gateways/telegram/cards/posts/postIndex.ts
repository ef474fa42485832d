/** All posts in memory: by key, by the thing that they follow, by message number, and the message numbers that are in use. */
import { isSupergroup } from "../../api/chatKey.ts"
import { type Post, followedThing } from "./post.ts"

/** Message numbers in use that are kept for each counter: the highest ones. */
const mostTaken = 500

/** The counter of a chat's message numbers: a supergroup has its own; private chats and small groups share the bot's. */
const counterOf = (chat: number) => (isSupergroup(chat) ? chat : 0)

/** The message numbers in use, by counter. */
const makeNumbers = () => {
  const counters = new Map<number, { numbers: Set<number>; top: number }>()
  return {
    note: (chat: number, message: number) => {
      const counter = counters.get(counterOf(chat)) ?? { numbers: new Set(), top: 0 }
      counters.set(counterOf(chat), counter)
      counter.numbers.add(message)
      counter.top = Math.max(counter.top, message)
      if (counter.numbers.size > 2 * mostTaken)
        counter.numbers = new Set([...counter.numbers].toSorted((a, b) => a - b).slice(-mostTaken))
    },
    top: (chat: number): number => counters.get(counterOf(chat))?.top ?? 0,
    isTaken: (chat: number, message: number): boolean => counters.get(counterOf(chat))?.numbers.has(message) === true
  }
}

/** The posts that follow each thing. */
const makeThings = () => {
  const byThing = new Map<string, Set<string>>()
  return {
    put: (key: string, { what }: Post) => {
      const thing = followedThing(what)
      if (thing !== null) byThing.set(thing, (byThing.get(thing) ?? new Set()).add(key))
    },
    drop: (key: string, { what }: Post) => {
      const thing = followedThing(what)
      if (thing === null) return
      byThing.get(thing)?.delete(key)
      if (byThing.get(thing)?.size === 0) byThing.delete(thing)
    },
    /** A copy: a change of a post takes its key out of the set and adds it again, which a loop over the set would see as another key. */
    of: (thing: string): ReadonlyArray<string> => [...(byThing.get(thing) ?? [])]
  }
}

export const makePostIndex = () => {
  const posts = new Map<string, Post>()
  const things = makeThings()
  /** The meaning of each message that was sent, by chat and number. */
  const sent = new Map<string, Post["what"]>()
  /** The posts without a known outcome, by chat. */
  const sending = new Map<number, Map<string, number>>()
  const { note: noteNumber, top, isTaken } = makeNumbers()

  const noteStage = (key: string, { chat, what, stage }: Post) => {
    if (stage.is === "sending") sending.set(chat, (sending.get(chat) ?? new Map()).set(key, stage.floor))
    if (stage.is !== "standing") return
    noteNumber(chat, stage.message)
    sent.set(`${chat}:${stage.message}`, what)
  }
  const dropStage = (key: string, { chat, stage }: Post) => {
    sending.get(chat)?.delete(key)
    if (stage.is === "standing") sent.delete(`${chat}:${stage.message}`)
  }
  return {
    noteNumber,
    put: (key: string, post: Post) => {
      const before = posts.get(key)
      if (before !== undefined) {
        dropStage(key, before)
        things.drop(key, before)
      }
      posts.set(key, post)
      if (post.replyTo !== null) noteNumber(post.chat, post.replyTo)
      things.put(key, post)
      noteStage(key, post)
    },
    drop: (key: string, post: Post) => {
      posts.delete(key)
      dropStage(key, post)
      things.drop(key, post)
    },
    get: (key: string): Post | undefined => posts.get(key),
    all: (): ReadonlyArray<readonly [string, Post]> => [...posts],
    /** The posts that follow a thing. */
    ofThing: things.of,
    /** The content of the message with this number; null when it is not of the bot. */
    whatAt: (chat: number, message: number): Post["what"] | null => sent.get(`${chat}:${message}`) ?? null,
    /** True when this message may be one whose send has no answer yet. */
    isUnsettled: (chat: number, message: number): boolean =>
      [...(sending.get(chat)?.values() ?? [])].some((floor) => message > floor),
    /** The highest known message number of the chat's counter. */
    top,
    isTaken
  }
}
