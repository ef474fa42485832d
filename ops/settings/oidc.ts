/** The settings of the identity provider. */
import { Redacted, Result } from "effect"
import { readFileSync } from "node:fs"
import type { JoinRole, JoinRule } from "../../gateways/http/signIn/oidc/joinRule.ts"
import { telegramIssuer } from "../../gateways/http/signIn/oidc/claims.ts"
import type { ProviderSettings } from "../../gateways/http/signIn/oidc/provider.ts"

export const oidcNames = [
  "TT_OIDC_ISSUER",
  "TT_OIDC_CLIENT_ID",
  "TT_OIDC_CLIENT_SECRET",
  "TT_OIDC_CLIENT_SECRET_FILE",
  "TT_OIDC_SCOPES",
  "TT_OIDC_NAME",
  "TT_OIDC_JOIN",
  "TT_OIDC_JOIN_ROLE",
  "TT_OIDC_GROUP_CLAIM"
] as const
type Name = (typeof oidcNames)[number]

/** A provider without the address of this installation, which the composition root adds. */
export type OidcSettings = Omit<ProviderSettings, "redirectUri">
export interface Fault {
  readonly name: Name
  readonly why: string
}
type Read<A> = Result.Result<A, Fault>

const refused = (name: Name, why: string): Read<never> => Result.fail({ name, why })

/** Null: no provider. `value`: a setting without the spaces around it, or null. */
export const oidcFrom = (value: (name: Name) => string | null): Read<OidcSettings | null> =>
  Result.gen(function* () {
    const named = value("TT_OIDC_ISSUER")
    const clientId = value("TT_OIDC_CLIENT_ID")
    if (named === null) {
      const alone = oidcNames.find((name) => value(name) !== null)
      return alone === undefined ? null : yield* refused(alone, "needs TT_OIDC_ISSUER")
    }
    if (clientId === null) return yield* refused("TT_OIDC_CLIENT_ID", "must be set with TT_OIDC_ISSUER")
    const isTelegram = named === "telegram"
    const issuer = yield* issuerFrom(isTelegram ? telegramIssuer : named)
    return {
      issuer,
      clientId,
      clientSecret: yield* secretFrom(value),
      scopes: yield* scopesFrom(value("TT_OIDC_SCOPES") ?? (isTelegram ? "openid profile" : "openid profile email")),
      name: value("TT_OIDC_NAME") ?? (isTelegram ? "Telegram" : new URL(issuer).host),
      join: yield* joinFrom(value)
    }
  })

const isLoopback = ({ hostname }: URL) => ["localhost", "127.0.0.1", "[::1]"].includes(hostname)

const issuerFrom = (text: string): Read<string> => {
  const url = URL.parse(text)
  const isSafe = url !== null && (url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url)))
  return isSafe && url.search === "" && url.hash === ""
    ? Result.succeed(text)
    : refused("TT_OIDC_ISSUER", "must be `telegram` or an address that begins with https://")
}

const secretFrom = (value: (name: Name) => string | null): Read<Redacted.Redacted | null> => {
  const secret = value("TT_OIDC_CLIENT_SECRET")
  const file = value("TT_OIDC_CLIENT_SECRET_FILE")
  if (secret !== null && file !== null)
    return refused("TT_OIDC_CLIENT_SECRET_FILE", "must not be set with TT_OIDC_CLIENT_SECRET")
  if (file === null) return Result.succeed(secret === null ? null : Redacted.make(secret))
  return Result.try({
    try: () => Redacted.make(readFileSync(file, "utf8").trim()),
    catch: (): Fault => ({ name: "TT_OIDC_CLIENT_SECRET_FILE", why: "must be a file that the product can read" })
  })
}

const scopesFrom = (text: string): Read<string> =>
  text.split(/\s+/).includes("openid")
    ? Result.succeed(text)
    : refused("TT_OIDC_SCOPES", "must contain `openid`, such as `openid profile email`")

const joinRoles: ReadonlyArray<JoinRole> = ["admin", "member", "viewer"]
const roleIn = (text: string | undefined) => joinRoles.find((role) => role === text)

/** `invited`, `domain:example.org,example.com`, or `group:leads=admin,staff=member`. */
const joinFrom = (value: (name: Name) => string | null): Read<JoinRule> => {
  const [is = "", ...rest] = (value("TT_OIDC_JOIN") ?? "invited").split(":")
  const list = rest
    .join(":")
    .split(",")
    .map((each) => each.trim())
  const wrong = refused(
    "TT_OIDC_JOIN",
    "must be `invited`, `domain:example.org,example.com` or `group:leads=admin,staff=member`; the roles are admin, member and viewer"
  )
  if (is === "invited") return rest.length === 0 ? Result.succeed({ is }) : wrong
  if (is === "domain") {
    const role = roleIn(value("TT_OIDC_JOIN_ROLE") ?? "member")
    if (role === undefined) return refused("TT_OIDC_JOIN_ROLE", "must be admin, member or viewer")
    const domains = list.map((domain) => domain.toLowerCase())
    return domains.every((domain) => /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain))
      ? Result.succeed({ is, domains, role })
      : wrong
  }
  if (is !== "group") return wrong
  const groups = list.flatMap((each) => {
    const at = each.lastIndexOf("=")
    const role = roleIn(each.slice(at + 1))
    return at < 1 || role === undefined ? [] : [{ group: each.slice(0, at), role }]
  })
  return groups.length === list.length
    ? Result.succeed({ is, claim: value("TT_OIDC_GROUP_CLAIM") ?? "groups", groups })
    : wrong
}
