/** The posts that may differ from their messages, by chat, in the order of their delivery. */
import type { Post } from "../../posts/post.ts"
import type { PostStore } from "../../posts/postStore.ts"
import { makeMinHeap, type MinHeap } from "./minHeap.ts"

/** Later than every time of a post, in milliseconds. */
const behindOthers = 1e15

/**
 * First a post without a known outcome, because no other post may be sent to the chat until it is found; then the oldest post; then
 * the oldest one of low priority; last the search for a message that was perhaps sent twice.
 */
const orderOf = (post: Post): number => {
  if (post.stage.is === "sending") return 0
  if (post.lost !== undefined && post.stage.is === "standing") return Number.MAX_SAFE_INTEGER
  return post.priority === "low" ? post.at + behindOthers : post.at
}

export const makeBacklog = (posts: Pick<PostStore, "get">) => {
  const queues = new Map<number, MinHeap<string>>()
  const waiting = new Set<string>()
  return {
    /** Returns the chats of the posts. A post that waits already keeps its place. */
    add: (keys: Iterable<string>): ReadonlySet<number> => {
      const chats = new Set<number>()
      for (const key of keys) {
        const post = posts.get(key)
        if (post === undefined) continue
        chats.add(post.chat)
        if (waiting.has(key)) continue
        waiting.add(key)
        const queue = queues.get(post.chat) ?? makeMinHeap<string>()
        queues.set(post.chat, queue)
        queue.add(orderOf(post), key)
      }
      return chats
    },
    /** Removes the next post of a chat. */
    take: (chat: number): string | undefined => {
      const key = queues.get(chat)?.take()
      if (key === undefined) queues.delete(chat)
      else waiting.delete(key)
      return key
    },
    /** The chats with posts that wait. */
    chats: (): ReadonlyArray<number> => [...queues].flatMap(([chat, queue]) => (queue.size() === 0 ? [] : [chat]))
  }
}
