/** The settings of the product's place in a network: its address, the proxies before it, and how much a client may ask for. */
import { Result } from "effect"
import { isNetwork } from "../../gateways/http/entry/address/addresses.ts"
import { originIn } from "../../gateways/http/entry/client.ts"
import { defaultLimits, type LimitSettings } from "../../gateways/http/entry/limits/limits.ts"
import { networksOf, noNetworks, type WebhookNetworks } from "../../commands/endpoints/addresses.ts"

export interface Network {
  /** `TT_WEBHOOK_NETWORKS`: networks that webhooks may reach although they are not public, also without TLS; none by default. */
  readonly webhookNetworks: WebhookNetworks
  /** `TT_PUBLIC_URL`: the origin that people open, for example `https://tasks.example.org`; null: the address of this machine. */
  readonly publicOrigin: string | null
  /** `TT_SECURITY_CONTACT`: a `mailto:` or `https:` address for reports of vulnerabilities; null: `security.txt` is not served. */
  readonly securityContact: string | null
  /** `TT_TRUSTED_PROXIES`: the networks of the proxies whose headers name the client. Empty: no header is believed. */
  readonly trustedProxies: ReadonlyArray<string>
  /** `TT_RATE_PERSON`, `TT_RATE_TOKEN`, `TT_RATE_ADDRESS`, `TT_SIGN_INS`, `TT_SOCKETS_PERSON`. */
  readonly limits: LimitSettings
}

const limitNames: { readonly [K in keyof LimitSettings]: string } = {
  perPerson: "TT_RATE_PERSON",
  perToken: "TT_RATE_TOKEN",
  perAddress: "TT_RATE_ADDRESS",
  signInsPerMinute: "TT_SIGN_INS",
  socketsPerPerson: "TT_SOCKETS_PERSON"
}

const webhookSetting = "TT_WEBHOOK_NETWORKS"
const webhookNetworksIn = (text: string | null) =>
  text === null ? noNetworks : networksOf(text.split(",").map((each) => each.trim()))

export const networkNames: ReadonlyArray<string> = [
  "TT_PUBLIC_URL",
  "TT_SECURITY_CONTACT",
  "TT_TRUSTED_PROXIES",
  ...Object.values(limitNames),
  webhookSetting
]

/** A setting with a bad value. */
interface Fault {
  readonly name: string
  readonly why: string
}
const fault = (name: string, why: string) => Result.fail<Fault>({ name, why })

/** `value`: the text of a setting; null when it is not set. */
export const networkFrom = (value: (name: string) => string | null): Result.Result<Network, Fault> => {
  const publicUrl = value("TT_PUBLIC_URL")
  const publicOrigin = publicUrl === null ? null : originIn(publicUrl)
  if (publicUrl !== null && (publicOrigin === null || new URL(publicUrl).href !== `${publicOrigin}/`))
    return fault(
      "TT_PUBLIC_URL",
      "must be the address that people open, without a path, such as https://tasks.example.org"
    )
  const securityContact = value("TT_SECURITY_CONTACT")
  if (securityContact !== null && !contact.test(securityContact))
    return fault("TT_SECURITY_CONTACT", "must be a mailto: or https: address, such as mailto:security@example.org")
  const trustedProxies = (value("TT_TRUSTED_PROXIES") ?? "").split(/[\s,]+/).filter((text) => text !== "")
  const notNetwork = trustedProxies.find((text) => !isNetwork(text))
  if (notNetwork !== undefined)
    return fault(
      "TT_TRUSTED_PROXIES",
      `must be addresses or networks such as 10.0.0.0/8, separated by commas, and not ${notNetwork}`
    )
  const limits = limitsFrom(value)
  const webhookNetworks = webhookNetworksIn(value(webhookSetting))
  if (webhookNetworks === null)
    return fault(webhookSetting, "must be networks with commas between them, such as 10.1.0.0/16,192.168.7.20")
  return Result.map(limits, (limits) => ({ publicOrigin, securityContact, trustedProxies, webhookNetworks, limits }))
}

/** Without spaces and control characters, which would begin another line of `security.txt`. */
const contact = /^(?:mailto:[!-~]+@[!-~]+|https:\/\/[!-~]+)$/

const mostRate = 1_000_000

const limitsFrom = (value: (name: string) => string | null): Result.Result<LimitSettings, Fault> => {
  const of = (key: keyof LimitSettings) => Number(value(limitNames[key]) ?? defaultLimits[key])
  const limits: LimitSettings = {
    perPerson: of("perPerson"),
    perToken: of("perToken"),
    perAddress: of("perAddress"),
    signInsPerMinute: of("signInsPerMinute"),
    socketsPerPerson: of("socketsPerPerson")
  }
  const wrong = Object.entries(limits).find(([, each]) => !Number.isInteger(each) || each < 1 || each > mostRate)
  return wrong === undefined
    ? Result.succeed(limits)
    : fault(limitNames[wrong[0] as keyof LimitSettings], `must be a whole number, 1 to ${mostRate}`)
}
