import { randomBytes } from "node:crypto"
import { expect, test } from "vitest"
import { keyFrom } from "../../../streams/cipher/sealing.ts"
import { isSameSecret, webhookSecretOf, webhookUrlOf } from "./webhookSecret.ts"

const key = keyFrom(randomBytes(32))
const secret = webhookSecretOf(key)

test("every process with the key has the same secrets, and another installation has others", () => {
  expect(webhookSecretOf(key)).toEqual(secret)
  const other = webhookSecretOf(keyFrom(randomBytes(32)))
  expect(new Set([secret.token, secret.name, other.token, other.name]).size).toBe(4)
})

// Source: core.telegram.org/bots/api#setwebhook, `secret_token`.
test("the token has only characters that Telegram allows", () => expect(secret.token).toMatch(/^[A-Za-z0-9_-]{1,256}$/))

test("the path is the operator's, else one that follows from the key", () => {
  const origin = "https://tasks.example.org"
  expect(webhookUrlOf({ origin, name: "our-hook" }, secret)).toBe(`${origin}/telegram/our-hook`)
  expect(webhookUrlOf({ origin, name: null }, secret)).toBe(`${origin}/telegram/${secret.name}`)
})

test.each([
  ["", false],
  [secret.token.slice(0, -1), false],
  [`${secret.token}x`, false],
  [secret.token.toUpperCase(), false],
  ["\0".repeat(1000), false],
  [secret.token, true]
])("%j is the token: %s", (given, expected) => expect(isSameSecret(given, secret.token)).toBe(expected))
