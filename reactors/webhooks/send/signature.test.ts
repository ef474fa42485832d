/** The signatures of webhooks, compared with the reference library. */
import { Webhook } from "standardwebhooks"
import { afterEach, expect, test, vi } from "vitest"
import { webhookSecret } from "../../../commands/endpoints/secrets.ts"
import { signedHeaders } from "./signature.ts"

afterEach(() => vi.useRealTimers())

const seconds = 1_614_265_330
const body = '{"test": 2432232314}'

test("are those of the published example", () => {
  // Source: the tests of github.com/standard-webhooks/standard-webhooks.
  const headers = signedHeaders("msg_p5jXN8AQM9LWM0D4loKWxJek", seconds, body, [
    "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
  ])
  expect(headers).toEqual({
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
  })
})

test("verify with each secret of a rotation, and with no other one", () => {
  vi.useFakeTimers({ now: seconds * 1000 })
  const keys = {
    secretFor: (...parts: ReadonlyArray<string>) => Buffer.from(parts.join(" ").padEnd(32)).toString("base64url")
  }
  const [former, present, other] = [1, 2, 3].map((version) => webhookSecret(keys, "endpoint1", version))
  const headers = signedHeaders("msg_1", seconds, body, [present ?? "", former ?? ""])
  for (const secret of [present, former])
    expect(new Webhook(secret ?? "").verify(body, headers)).toEqual({ test: 2432232314 })
  expect(() => new Webhook(other ?? "").verify(body, headers)).toThrow("No matching signature")
  expect(() => new Webhook(present ?? "").verify(`${body} `, headers)).toThrow("No matching signature")
})

test("are made with secrets of 32 bytes", () => {
  const secret = webhookSecret({ secretFor: () => Buffer.alloc(32, 255).toString("base64url") }, "endpoint1", 1)
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/u)
})
