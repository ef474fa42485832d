/** Reads the claims of a provider. */
import { lineFrom } from "../../../../domain/text/fit.ts"
import type { Claims, JoinRule } from "./joinRule.ts"

export const telegramIssuer = "https://oauth.telegram.org"
const longestName = 200
const mostGroups = 1000

type Given = Readonly<Record<string, unknown>> & { readonly iss: string; readonly sub: string }

/** True when the rule needs a claim that is not here. */
export const lacksClaims = (join: JoinRule, given: Given) => {
  if (join.is === "group") return given[join.claim] === undefined
  return join.is === "domain" && given["email"] === undefined
}

export const claimsIn = (
  given: Given,
  { join, issuer }: { readonly join: JoinRule; readonly issuer: string }
): Claims => {
  const groups = join.is === "group" ? given[join.claim] : []
  return {
    issuer: given.iss,
    subject: given.sub,
    name: nameIn(given["name"]) ?? nameIn(given["preferred_username"]),
    mail: textIn(given["email"]),
    mailVerified: given["email_verified"] === true,
    groups: (Array.isArray(groups) ? groups : [groups]).filter((each) => typeof each === "string").slice(0, mostGroups),
    telegram: issuer === telegramIssuer ? telegramIdIn(given["id"]) : null
  }
}

const textIn = (value: unknown) => (typeof value === "string" && value !== "" ? value : null)
const nameIn = (value: unknown) => lineFrom(textIn(value) ?? "", longestName)
const telegramIdIn = (value: unknown) =>
  (typeof value === "number" || typeof value === "string") && /^\d{1,20}$/.test(String(value)) ? String(value) : null
