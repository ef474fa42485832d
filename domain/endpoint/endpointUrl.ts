/** The rules for the address of an endpoint that need no look-up. `commands/endpoints/` checks the addresses of its host. */
import { Schema } from "effect"

const mostCharacters = 2000
/** Hosts in ASCII: a page sends an international name as its browser writes it (`xn--…`). */
const shape = /^https?:\/\/(\[[0-9a-fA-F:.]{2,45}\]|[A-Za-z0-9._-]{1,253})(:[0-9]{1,5})?([/?][!"$-~]{0,1800})?$/

const parsed = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null)

/** The reason why a text is not allowed as the address of an endpoint; null when it is allowed. */
const faultOf = (text: string): string | null => {
  const url = parsed(text)
  if (url === null) return "must be a URL such as https://example.org/hook"
  if (url.protocol !== "https:" && url.protocol !== "http:") return "must begin with https://"
  // Logs and proxies show this part of a URL.
  if (url.username !== "" || url.password !== "") return "must not hold a user name or a password"
  if (text.includes("#")) return "must not have a fragment (#)"
  return shape.test(text) ? null : "must have no spaces and no letters outside ASCII"
}

export const EndpointUrl = Schema.String.check(
  Schema.makeFilter((text: string) => faultOf(text) ?? true, { rule: "wrong-url" }),
  Schema.isMaxLength(mostCharacters, { message: `must be at most ${mostCharacters} characters long` }),
  // Random texts for tests are made from the pattern; the rule above has refused all others with its reason.
  Schema.isPattern(shape, { message: "must be a URL such as https://example.org/hook" })
)

/**
 * An address as people see it. The paths of chats' incoming webhooks, and every query, are secrets, so they are left out.
 */
export const shownUrl = (text: string, kind: "standard" | "slack" | "mattermost"): string => {
  const url = parsed(text)
  if (url === null) return text
  if (kind !== "standard") return `${url.origin}/…`
  return `${url.origin}${url.pathname}${url.search === "" ? "" : "?…"}`
}
