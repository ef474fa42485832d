import { HttpRouter } from "effect/http"
import { expect, test } from "vitest"
import { type SecurityContact, securityText, securityTextOf } from "./securityText.ts"

const named = { contact: "mailto:security@example.org", origin: "https://tasks.example.org" }

const get = async (contact: SecurityContact | null) => {
  const { handler, dispose } = HttpRouter.toWebHandler(securityText(contact), { disableLogger: true })
  const { status, headers } = await handler(new Request("http://localhost/.well-known/security.txt"))
  await dispose()
  return { status, type: headers.get("content-type") }
}

test("security.txt has the contact, its own address, and a time after which it is outdated", () => {
  expect(securityTextOf(named, Date.parse("2030-01-01T00:00:00.000Z"))).toBe(
    [
      "Contact: mailto:security@example.org",
      "Expires: 2030-06-30T00:00:00.000Z",
      "Preferred-Languages: en, uk, ru",
      "Canonical: https://tasks.example.org/.well-known/security.txt",
      ""
    ].join("\n")
  )
})

test("security.txt is served when the installation names a contact", async () => {
  expect(await get(named)).toEqual({ status: 200, type: "text/plain; charset=utf-8" })
  expect((await get(null)).status).toBe(404)
})
