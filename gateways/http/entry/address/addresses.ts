/** IP addresses of clients: as a proxy states them, and as a key of a limit. */
import { Result } from "effect"
import { IpNetwork, NetAddress } from "effect/net"

/** The address in its usual form; null when the text is not an address. An IPv4 address inside of an IPv6 address becomes IPv4. */
const parsed = (text: string): NetAddress.IpAddress | null => {
  const address = Result.getOrNull(NetAddress.ipFromString(text.trim()))
  if (address === null || !NetAddress.isIpv6Address(address) || !NetAddress.isIpv4Mapped(address)) return address
  const octets = NetAddress.ipv6ToOctets(address)
  return NetAddress.ipv4FromBytesUnsafe(Uint8Array.from(octets.slice(12)))
}

/** True for text such as `10.0.0.0/8` or `192.0.2.7`. */
export const isNetwork = (text: string): boolean => networkOf(text) !== null

const networkOf = (text: string) => {
  const named = text.includes("/") ? text : `${text}/${text.includes(":") ? 128 : 32}`
  return Result.getOrNull(IpNetwork.fromString(named))
}

/** True for an address that belongs to one of the networks. */
export type Belongs = (address: string) => boolean

export const belongsTo = (networks: ReadonlyArray<string>): Belongs => {
  const known = networks.flatMap((text) => networkOf(text) ?? [])
  if (known.length === 0) return () => false
  return (text) => {
    const address = parsed(text)
    return address !== null && known.some((network) => IpNetwork.contains(network, address))
  }
}

/**
 * The address of the client, read from `X-Forwarded-For` from the right: each trusted proxy states the address before it.
 * A client can forge the left part, so reading ends at the first address that is not a trusted proxy.
 */
export const clientAddress = (peer: string, forwardedFor: string | undefined, isTrusted: Belongs): string => {
  let client = peer
  const stated = (forwardedFor ?? "").split(",").toReversed()
  for (const text of stated) {
    if (!isTrusted(client)) return client
    const address = parsed(text)
    if (address === null) return client
    client = NetAddress.formatIp(address)
  }
  return client
}

/** Segments of an IPv6 address that name a network: one customer usually has a /64. */
const networkSegments = 4

/** The address as the key of a limit: an IPv6 address counts by its /64. */
export const limitKeyOf = (address: string): string => {
  const ip = parsed(address)
  if (ip === null) return address
  if (NetAddress.isIpv4Address(ip)) return NetAddress.formatIp(ip)
  const network = NetAddress.ipv6ToSegments(ip).slice(0, networkSegments)
  return `${network.map((segment) => segment.toString(16)).join(":")}::/64`
}
