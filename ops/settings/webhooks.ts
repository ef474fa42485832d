/** The settings of outgoing webhooks. */
import { Result } from "effect"
import { networksOf, noNetworks, type WebhookNetworks } from "../../commands/endpoints/addresses.ts"

export interface WebhookSettings {
  /** `TT_WEBHOOK_NETWORKS`: networks that webhooks may reach although they are not public, also without TLS; none by default. */
  readonly webhookNetworks: WebhookNetworks
}

const setting = "TT_WEBHOOK_NETWORKS"
export const webhookNames = [setting] as const

interface Fault {
  readonly name: string
  readonly why: string
}

export const webhooksFrom = (value: (name: string) => string | null): Result.Result<WebhookSettings, Fault> => {
  const text = value(setting)
  if (text === null) return Result.succeed({ webhookNetworks: noNetworks })
  const webhookNetworks = networksOf(text.split(",").map((each) => each.trim()))
  return webhookNetworks === null
    ? Result.fail({ name: setting, why: "must be networks with commas between them, such as 10.1.0.0/16,192.168.7.20" })
    : Result.succeed({ webhookNetworks })
}
