/** Collects the body of a request, but only once a handler asks for it: the caller is signed in by then. */
import { fairlyLeft } from "../../../../streams/inbox/fairShare.ts"

/** Bytes of bodies that all requests together may hold. */
const mostBytes = 64 * 1024 * 1024

/** Bounds the bytes of bodies that a server holds, with a share for each client: slow uploads of one never take the room of the others. */
export interface BodyBudget {
  /** Returns whether there was room for the client, and reserves it. */
  readonly take: (client: string, bytes: number) => boolean
  readonly release: (client: string, bytes: number) => void
  readonly held: () => number
}

export const makeBodyBudget = (most = mostBytes): BodyBudget => {
  const held = new Map<string, number>()
  let all = 0
  return {
    take: (client, bytes) => {
      const own = held.get(client) ?? 0
      if (bytes > fairlyLeft(most, all, own)) return false
      held.set(client, own + bytes)
      all += bytes
      return true
    },
    release: (client, bytes) => {
      const own = (held.get(client) ?? 0) - bytes
      if (own > 0) held.set(client, own)
      else held.delete(client)
      all -= bytes
    },
    held: () => all
  }
}

interface Options {
  /** Bytes. */
  readonly mostBody: number
  readonly budget: BodyBudget
  /** The address of the client, or its network. */
  readonly client: string
  /** Stops and continues the transfer from the client. */
  readonly pause: () => void
  readonly resume: () => void
  /** Runs once, when the body is longer than `mostBody`. */
  readonly tooLarge: () => void
  /** Runs once, when the client or the server holds too many bytes already. */
  readonly full: () => void
  /** Milliseconds from the first part of the body to its last. */
  readonly longest: number
  /** Runs once, when the body takes longer. */
  readonly tooSlow: () => void
}

export interface BodyReader {
  readonly read: () => Promise<ArrayBuffer>
  readonly onChunk: (chunk: ArrayBuffer, isLast: boolean) => void
  /** Gives back what the body holds. Call it when the request is answered or its client has left. */
  readonly release: () => void
}

export const bodyReader = (options: Options): BodyReader => {
  const { mostBody, budget, client, pause, resume, tooLarge, full, longest, tooSlow } = options
  const { promise, resolve, reject } = Promise.withResolvers<ArrayBuffer>()
  // A handler that does not read the body must not cause an unhandled rejection.
  promise.catch(() => {})
  let chunks: Array<Buffer> = []
  let size = 0
  let asked = false
  let deadline: NodeJS.Timeout | undefined
  let over = false
  const drop = () => {
    over = true
    clearTimeout(deadline)
    chunks = []
    budget.release(client, size)
    size = 0
    reject(new Error("the body was not read"))
  }
  const refuse = (answer: () => void) => {
    drop()
    answer()
  }
  return {
    read: () => {
      if (!asked && !over) resume()
      asked = true
      return promise
    },
    onChunk: (chunk, isLast) => {
      if (over) return
      if (size + chunk.byteLength > mostBody) return refuse(tooLarge)
      if (!budget.take(client, chunk.byteLength)) return refuse(full)
      size += chunk.byteLength
      // uWebSockets.js reuses the chunk: copy it.
      chunks.push(Buffer.from(new Uint8Array(chunk)))
      if (!isLast) {
        deadline ??= setTimeout(() => refuse(tooSlow), longest)
        if (!asked) pause()
        return
      }
      clearTimeout(deadline)
      const whole = Buffer.concat(chunks)
      chunks = []
      resolve(whole.buffer.slice(whole.byteOffset, whole.byteOffset + whole.byteLength))
    },
    release: () => {
      if (!over) drop()
    }
  }
}
