/** The secrets of the webhook. They follow from a key of the installation, so all processes know them and none is stored. */
import { createHmac } from "node:crypto"
import { isSameSecret } from "../../../streams/cipher/sameSecret.ts"
import type { SealingKey } from "../../../streams/cipher/sealing.ts"

/** The folder of the paths that a proxy must forward. */
export const webhookFolder = "/telegram/"

/** The place of the webhook, as the operator sets it. */
export interface WebhookPlace {
  /** For example `https://tasks.example.org`. */
  readonly origin: string
  /** The last part of the path; null: one that cannot be guessed. */
  readonly name: string | null
}

export interface WebhookSecret {
  /** The value of the header in which Telegram sends the token of the webhook. It names the bot. */
  readonly tokenOf: (bot: number) => string
  /** The bot that a value of the header names; null when Telegram did not send the value. */
  readonly botOf: (token: string) => number | null
  /** The last part of the path, unless the operator has set one. */
  readonly name: string
}

const derived = (key: SealingKey, purpose: string) => createHmac("sha256", key).update(purpose).digest("base64url")

export const webhookSecretOf = (key: SealingKey): WebhookSecret => {
  const tokenOf = (bot: number) => `${bot}-${derived(key, `webhook.token ${bot}`)}`
  return {
    tokenOf,
    botOf: (token) => {
      const bot = Number(/^([1-9]\d{0,14})-/u.exec(token)?.[1] ?? 0)
      return isSameSecret(token, tokenOf(bot)) && bot > 0 ? bot : null
    },
    name: derived(key, "webhook.path")
  }
}

/** The address that Telegram is told. */
export const webhookUrlOf = ({ origin, name }: WebhookPlace, secret: WebhookSecret): string =>
  `${origin}${webhookFolder}${name ?? secret.name}`
