import { randomBytes } from "node:crypto"
import { expect, test } from "vitest"
import { keyFrom } from "../../../streams/cipher/sealing.ts"
import { webhookSecretOf, webhookUrlOf } from "./webhookSecret.ts"

const key = keyFrom(randomBytes(32))
const secret = webhookSecretOf(key)
const token = secret.tokenOf(4242)

test("every process with the key has the same secrets, and another installation has others", () => {
  const [same, other] = [webhookSecretOf(key), webhookSecretOf(keyFrom(randomBytes(32)))]
  expect([same.tokenOf(4242), same.name]).toEqual([token, secret.name])
  expect(new Set([token, secret.name, other.tokenOf(4242), other.name]).size).toBe(4)
  expect(other.botOf(token)).toBe(null)
})

// Source: core.telegram.org/bots/api#setwebhook, `secret_token`.
test("the token has only characters that Telegram allows", () => expect(token).toMatch(/^[A-Za-z0-9_-]{1,256}$/))

test("the path is the operator's, else one that follows from the key", () => {
  const origin = "https://tasks.example.org"
  expect(webhookUrlOf({ origin, name: "our-hook" }, secret)).toBe(`${origin}/telegram/our-hook`)
  expect(webhookUrlOf({ origin, name: null }, secret)).toBe(`${origin}/telegram/${secret.name}`)
})

test.each([
  ["", null],
  [token.slice(0, -1), null],
  [`${token}x`, null],
  [token.toUpperCase(), null],
  [token.replace("4242", "4243"), null],
  [token.replace("4242", "04242"), null],
  [token.slice("4242-".length), null],
  ["\0".repeat(1000), null],
  [token, 4242]
])("the bot of the token %j is %s", (given, expected) => expect(secret.botOf(given)).toBe(expected))
