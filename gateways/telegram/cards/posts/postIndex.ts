/** All posts in memory: by key, by task, by message number, and the message numbers that are in use. */
import type { TaskId } from "../../../../domain/ids.ts"
import { isSupergroup } from "../../api/chatKey.ts"
import type { Post } from "./post.ts"

/** Message numbers in use that are kept for each counter. */
const mostTaken = 500
const noNumbers: ReadonlySet<number> = new Set()

/** The counter of a chat's message numbers: a supergroup has its own; private chats and small groups share the bot's. */
const counterOf = (chat: number) => (isSupergroup(chat) ? chat : 0)

export const makePostIndex = () => {
  const posts = new Map<string, Post>()
  const byTask = new Map<TaskId, Set<string>>()
  const cards = new Map<string, TaskId>()
  const taken = new Map<number, Set<number>>()
  const takenIn = (chat: number) => taken.get(counterOf(chat)) ?? noNumbers

  /** Notes a message number that is in use. */
  const noteNumber = (chat: number, message: number) => {
    const kept = [...takenIn(chat), message].toSorted((a, b) => a - b).slice(-mostTaken)
    taken.set(counterOf(chat), new Set(kept))
  }
  return {
    noteNumber,
    put: (key: string, post: Post) => {
      posts.set(key, post)
      if (post.replyTo !== null) noteNumber(post.chat, post.replyTo)
      if (post.stage.is === "standing") noteNumber(post.chat, post.stage.message)
      if (post.what.is !== "card") return
      byTask.set(post.what.task, (byTask.get(post.what.task) ?? new Set()).add(key))
      if (post.stage.is === "standing") cards.set(`${post.chat}:${post.stage.message}`, post.what.task)
    },
    drop: (key: string, { what, chat, stage }: Post) => {
      posts.delete(key)
      if (what.is !== "card") return
      byTask.get(what.task)?.delete(key)
      if (byTask.get(what.task)?.size === 0) byTask.delete(what.task)
      if (stage.is === "standing") cards.delete(`${chat}:${stage.message}`)
    },
    get: (key: string): Post | undefined => posts.get(key),
    all: (): ReadonlyArray<readonly [string, Post]> => [...posts],
    ofTask: (task: TaskId): ReadonlySet<string> => byTask.get(task) ?? new Set(),
    /** The task of the card with this message number. */
    cardAt: (chat: number, message: number): TaskId | null => cards.get(`${chat}:${message}`) ?? null,
    /** True when this message may be one whose send has no answer yet. */
    isUnsettled: (chat: number, message: number): boolean =>
      [...posts.values()].some(
        (post) => post.chat === chat && post.stage.is === "sending" && message > post.stage.floor
      ),
    /** The highest known message number of the chat's counter. */
    top: (chat: number): number => Math.max(0, ...takenIn(chat)),
    isTaken: (chat: number, message: number): boolean => takenIn(chat).has(message)
  }
}
