/**
 * Token buckets, one for each key. Their memory is bounded: the least recently used bucket is removed, and its key begins
 * again with a full one.
 */
import { LRUCache } from "lru-cache"

export interface TokenRate {
  /** Tokens that return each second. */
  readonly perSecond: number
  /** Tokens of a full bucket: how many requests may come at once. */
  readonly burst: number
}

interface Bucket {
  tokens: number
  /** Milliseconds. */
  at: number
}

/** The most buckets of one rate in memory. */
const mostBuckets = 20_000

export interface TokenBuckets {
  /** Takes tokens, and returns 0; or takes nothing, and returns the milliseconds until there are enough. */
  readonly take: (key: string, tokens?: number) => number
  /** Takes tokens that may not have returned yet, and returns the milliseconds until they have. */
  readonly takeAhead: (key: string) => number
  readonly giveBack: (key: string, tokens?: number) => void
}

/** `now`: milliseconds of a clock that never goes back. */
export const makeTokenBuckets = (
  { perSecond, burst }: TokenRate,
  now: () => number,
  most = mostBuckets
): TokenBuckets => {
  const buckets = new LRUCache<string, Bucket>({ max: most })
  const filled = (key: string): Bucket => {
    const at = now()
    const bucket = buckets.get(key)
    if (bucket === undefined) {
      const full = { tokens: burst, at }
      buckets.set(key, full)
      return full
    }
    bucket.tokens = Math.min(burst, bucket.tokens + ((at - bucket.at) * perSecond) / 1000)
    bucket.at = at
    return bucket
  }
  // Without the rounding, a sum of fractions could ask for one millisecond too much.
  const waitFor = (missing: number) => Math.max(0, Math.ceil(Number(((missing * 1000) / perSecond).toFixed(6))))
  return {
    take: (key, tokens = 1) => {
      const bucket = filled(key)
      if (bucket.tokens < tokens) return waitFor(tokens - bucket.tokens)
      bucket.tokens -= tokens
      return 0
    },
    takeAhead: (key) => {
      const bucket = filled(key)
      bucket.tokens -= 1
      return waitFor(-bucket.tokens)
    },
    giveBack: (key, tokens = 1) => {
      const bucket = filled(key)
      bucket.tokens = Math.min(burst, bucket.tokens + tokens)
    }
  }
}
