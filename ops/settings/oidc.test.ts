import { Redacted, Result } from "effect"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, onTestFinished, test } from "vitest"
import { settingsFrom } from "./settings.ts"

const provider = { TT_OIDC_ISSUER: "https://id.example.org", TT_OIDC_CLIENT_ID: "tracker" }
const read = (environment: Record<string, string>) => settingsFrom(environment, "/srv/tracker")
const oidc = (environment: Record<string, string>) => Result.getOrThrow(read({ ...provider, ...environment })).oidc
const wrong = (environment: Record<string, string>) => {
  const settings = read(environment)
  return Result.isFailure(settings) ? settings.failure.message : "fine"
}

describe("the identity provider", () => {
  test("is none by default", () => expect(Result.getOrThrow(read({})).oidc).toBeNull())

  test("lets only invited people join by default", () =>
    expect(oidc({})).toEqual({
      issuer: "https://id.example.org",
      clientId: "tracker",
      clientSecret: null,
      scopes: "openid profile email",
      name: "id.example.org",
      join: { is: "invited" }
    }))

  test("can be Telegram", () =>
    expect(oidc({ TT_OIDC_ISSUER: "telegram" })).toMatchObject({
      issuer: "https://oauth.telegram.org",
      scopes: "openid profile",
      name: "Telegram"
    }))

  test("lets people of domains join", () =>
    expect(oidc({ TT_OIDC_JOIN: "domain:Example.org, example.com", TT_OIDC_JOIN_ROLE: "viewer" })?.join).toEqual({
      is: "domain",
      domains: ["example.org", "example.com"],
      role: "viewer"
    }))

  test("lets people of groups join", () =>
    expect(oidc({ TT_OIDC_JOIN: "group:org:leads=admin,staff=member", TT_OIDC_GROUP_CLAIM: "roles" })?.join).toEqual({
      is: "group",
      claim: "roles",
      groups: [
        { group: "org:leads", role: "admin" },
        { group: "staff", role: "member" }
      ]
    }))

  test("reads its secret from a file, and never prints it", () => {
    const folder = mkdtempSync(join(tmpdir(), "tracker-oidc-"))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    writeFileSync(join(folder, "secret"), "from-the-vault\n")
    const settings = oidc({ TT_OIDC_CLIENT_SECRET_FILE: join(folder, "secret") })
    expect(settings?.clientSecret && Redacted.value(settings.clientSecret)).toBe("from-the-vault")
    expect(JSON.stringify(settings)).not.toContain("vault")
  })

  test.each([
    [{ TT_OIDC_ISSUER: "https://id.example.org" }, /TT_OIDC_CLIENT_ID must be set/],
    [{ TT_OIDC_CLIENT_ID: "tracker" }, /TT_OIDC_CLIENT_ID needs TT_OIDC_ISSUER/],
    [{ ...provider, TT_OIDC_ISSUER: "http://id.example.org" }, /TT_OIDC_ISSUER must be `telegram` or .*https/],
    [{ ...provider, TT_OIDC_ISSUER: "nonsense" }, /TT_OIDC_ISSUER must be/],
    [{ ...provider, TT_OIDC_SCOPES: "profile" }, /TT_OIDC_SCOPES must contain `openid`/],
    [{ ...provider, TT_OIDC_JOIN: "everyone" }, /TT_OIDC_JOIN must be `invited`/],
    [{ ...provider, TT_OIDC_JOIN: "domain:" }, /TT_OIDC_JOIN must be/],
    [{ ...provider, TT_OIDC_JOIN: "group:leads=owner" }, /TT_OIDC_JOIN must be/],
    [{ ...provider, TT_OIDC_JOIN: "domain:a.org", TT_OIDC_JOIN_ROLE: "owner" }, /TT_OIDC_JOIN_ROLE must be/],
    [{ ...provider, TT_OIDC_CLIENT_SECRET_FILE: "/nowhere/secret" }, /TT_OIDC_CLIENT_SECRET_FILE must be a file/],
    [
      { ...provider, TT_OIDC_CLIENT_SECRET: "s", TT_OIDC_CLIENT_SECRET_FILE: "f" },
      /TT_OIDC_CLIENT_SECRET_FILE must not be set/
    ]
  ])("%o is refused with a sentence", (environment, message) => expect(wrong(environment)).toMatch(message))
})
