/** Counts refused sign-ins, so that a flood adds few entries to the access log. */
import { isIPv6 } from "node:net"
import type { AccessEvent, RequestOrigin } from "../ports/accessLog.ts"

export type RefusedSignIn = Extract<AccessEvent, { readonly _tag: "SignInRefused" }>
export interface CountedRefusal {
  readonly event: RefusedSignIn
  readonly origin: RequestOrigin
}

const windowMillis = 60_000
/** Addresses that are counted one by one in a minute. The refusals of all others are counted together. */
const mostAddresses = 20

/** The part of an address that one customer of a provider has: all of IPv4, the first 64 bits of IPv6. */
const networkOf = (address: string): string => {
  if (!isIPv6(address)) return address
  const [head = "", tail] = address.split("::")
  const left = head.split(":").filter((part) => part !== "")
  const right = tail === undefined ? [] : tail.split(":").filter((part) => part !== "")
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  return [...left, ...Array<string>(zeros).fill("0"), ...right].slice(0, 4).join(":")
}

/** The key of the refusals whose addresses are not counted one by one. */
const others = ""
const ofOthers = ({ event }: CountedRefusal): CountedRefusal => ({
  event: { ...event, actor: null, because: "many-addresses" },
  origin: { address: null, agent: "other" }
})

/** The counts of one minute. A count is written when the minute is over. */
export const makeRefusals = () => {
  let startedAt = 0
  let counts = new Map<string, CountedRefusal>()

  const keyOf = ({ event, origin }: CountedRefusal) => {
    const key = `${event.way} ${origin.address === null ? "" : networkOf(origin.address)}`
    return counts.has(key) || counts.size < mostAddresses ? key : others
  }

  return {
    /** Returns the entry to write now: the first refusal of an address in this minute; null when it is only counted. */
    add: (refusal: CountedRefusal): CountedRefusal | null => {
      const key = keyOf(refusal)
      const before = counts.get(key)
      if (before !== undefined) {
        counts.set(key, { ...before, event: { ...before.event, count: before.event.count + 1 } })
        return null
      }
      counts.set(key, key === others ? ofOthers(refusal) : refusal)
      return key === others ? null : refusal
    },
    /** The counts of the last minute, without the refusals that are written already. Empty while the minute lasts. */
    take: (now: number, atOnce = false): ReadonlyArray<CountedRefusal> => {
      if (!atOnce && now >= startedAt && now - startedAt < windowMillis) return []
      const taken = [...counts].flatMap(([key, { event, origin }]) => {
        const count = key === others ? event.count : event.count - 1
        return count === 0 ? [] : [{ event: { ...event, count }, origin }]
      })
      startedAt = now
      counts = new Map()
      return taken
    }
  }
}
