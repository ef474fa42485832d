/**
 * The addresses that a webhook may be sent to. Without this rule an admin could make the product call services of its own
 * network, which trust callers from there.
 */
import { Context } from "effect"
import ipaddr from "ipaddr.js"

type Address = ipaddr.IPv4 | ipaddr.IPv6

/** The networks that webhooks may reach although they are not public, such as `10.1.0.0/16`. */
export interface WebhookNetworks {
  readonly includes: (address: string) => boolean
}

/** The setting `TT_WEBHOOK_NETWORKS`. @default no network */
export const AllowedNetworks = Context.Reference<WebhookNetworks>("tracker/commands/AllowedNetworks", {
  defaultValue: () => noNetworks
})
export const noNetworks: WebhookNetworks = { includes: () => false }

/** IPv6 addresses that are routed on the internet. Source: RFC 4291, section 2.4, and the IANA registry. */
const globalUnicast = ipaddr.IPv6.parseCIDR("2000::/3")
/** IPv6 addresses that a translator sends to the IPv4 address in their last 32 bits. Source: RFC 6052. */
const translated = ipaddr.IPv6.parseCIDR("64:ff9b::/96")
/** Networks for tests of devices and for old relays, which the library counts as public. Source: RFC 2544, RFC 7526. */
const alsoReserved = ["198.18.0.0/15", "192.88.99.0/24"].map((network) => ipaddr.IPv4.parseCIDR(network))

/** Null for a text that is no address. An IPv4 address that is written as an IPv6 one (`::ffff:…`) is the IPv4 address. */
const parsed = (text: string): Address | null => (ipaddr.isValid(text) ? ipaddr.process(text) : null)

const isPublicV4 = (address: ipaddr.IPv4) =>
  address.range() === "unicast" && !alsoReserved.some((network) => address.match(network))

const isPublicV6 = (address: ipaddr.IPv6) => {
  if (address.match(translated)) return isPublicV4(new ipaddr.IPv4(address.toByteArray().slice(-4)))
  return address.match(globalUnicast) && address.range() === "unicast"
}

/**
 * False for private, loopback, link-local, metadata, multicast, unspecified and reserved addresses, and for IPv6 addresses
 * that contain such an IPv4 address. False for a text that is no address.
 */
export const isPublicAddress = (text: string): boolean => {
  const address = parsed(text)
  if (address === null) return false
  return address instanceof ipaddr.IPv4 ? isPublicV4(address) : isPublicV6(address)
}

/** Null when one of the texts is no network. A single address is a network of its own. */
export const networksOf = (texts: ReadonlyArray<string>): WebhookNetworks | null => {
  const networks = texts.map(networkOf)
  if (networks.includes(null)) return null
  return {
    includes: (text) => {
      const address = parsed(text)
      return address !== null && networks.some((network) => network !== null && isWithin(address, network))
    }
  }
}

type Cidr = [Address, number]
const isWithin = (address: Address, [base, bits]: Cidr) =>
  address.kind() === base.kind() && address.match(base as never, bits)

const networkOf = (text: string): Cidr | null => {
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text)
  if (!ipaddr.IPv4.isValidFourPartDecimal(text) && !ipaddr.IPv6.isValid(text)) return null
  const address = ipaddr.process(text)
  return [address, address.kind() === "ipv4" ? 32 : 128]
}

/** The reason why no webhook may be sent to an address; null when it is allowed. Plain HTTP is for allowed networks only. */
export const refusalOfAddress = (
  networks: WebhookNetworks,
  protocol: string,
  address: string
): "private-address" | "needs-https" | null => {
  if (networks.includes(address)) return null
  if (!isPublicAddress(address)) return "private-address"
  return protocol === "https:" ? null : "needs-https"
}

/** The address that a URL names directly; null when it names a host. The URL parser has read every spelling of it. */
export const addressIn = (url: URL): string | null => {
  const host = url.hostname.replace(/^\[|\]$/gu, "")
  return parsed(host) === null ? null : host
}
