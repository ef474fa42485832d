import { describe, expect, test } from "vitest"
import { type Claims, type JoinRule, roleByRule } from "./joinRule.ts"

const claims: Claims = {
  issuer: "https://id.example.org",
  subject: "ada",
  name: "Ada",
  mail: "ada@example.org",
  mailVerified: true,
  groups: [],
  telegram: null
}

describe("by domain", () => {
  const rule: JoinRule = { is: "domain", domains: ["example.org"], role: "member" }
  test.each([
    ["a verified address of the domain", {}, "member"],
    ["an address in capitals", { mail: "Ada@EXAMPLE.org" }, "member"],
    ["an address that is not verified", { mailVerified: false }, "mail-unverified"],
    ["no address", { mail: null }, "mail-unverified"],
    ["an address of another domain", { mail: "ada@example.com" }, "mail-elsewhere"],
    ["an address of a domain below it", { mail: "ada@evil.example.org" }, "mail-elsewhere"],
    ["an address of a domain that ends with it", { mail: "ada@notexample.org" }, "mail-elsewhere"],
    ["the domain in a quoted local part", { mail: '"x@example.org"@evil.example' }, "mail-elsewhere"]
  ] as const)("%s", (_, given, outcome) => expect(roleByRule(rule, { ...claims, ...given })).toBe(outcome))
})

describe("by group", () => {
  const rule: JoinRule = {
    is: "group",
    claim: "groups",
    groups: [
      { group: "leads", role: "admin" },
      { group: "staff", role: "member" }
    ]
  }
  test.each([
    [["staff", "leads"], "admin"],
    [["staff"], "member"],
    [["STAFF"], "no-group"],
    [[], "no-group"]
  ] as const)("the groups %j give %s", (groups, outcome) =>
    expect(roleByRule(rule, { ...claims, groups })).toBe(outcome)
  )
})

test("without a rule, only an invitation lets a person join", () =>
  expect(roleByRule({ is: "invited" }, claims)).toBe("not-invited"))
