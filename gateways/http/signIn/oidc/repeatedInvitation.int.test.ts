/** An invitation that is accepted a second time, with an account of the identity provider. */
import { Effect } from "effect"
import { afterAll, beforeAll, expect, test } from "vitest"
import { eve } from "../../../../domain/kit/people.ts"
import { restScene } from "../../../../tests/support/restScene.ts"
import { signInByAccount } from "./signInByAccount.ts"

const scene = restScene()
beforeAll(scene.begin)
afterAll(scene.end)

const claims = {
  issuer: "https://id.example.org",
  subject: "a stranger",
  name: "Stranger",
  mail: null,
  mailVerified: false,
  groups: [],
  telegram: null
}

test("a person who has signed in cannot be linked with another account by the link and the key of the browser", async () => {
  const made = await scene.as(eve)("POST", "/invitations", { role: "member" })
  const invitation = String(made.body["invitation"])
  const joined = await scene.request(null, "/invitations/accept", {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": "nina-browser" },
    body: JSON.stringify({ invitation, name: "Nina" })
  })
  expect(joined.status).toBe(200)
  const again = signInByAccount(claims, { is: "invited" }, { invitation, key: "nina-browser" }, "another attempt")
  expect(await scene.run(Effect.flip(again))).toMatchObject({ reason: "used-already" })
})
