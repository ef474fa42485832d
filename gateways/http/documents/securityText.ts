/** `security.txt` says where a finder reports a vulnerability. Source: RFC 9116. */
import { Clock, Effect, Layer } from "effect"
import { HttpRouter, HttpServerResponse } from "effect/http"

export const securityTextPath = "/.well-known/security.txt"

/** Readers take the file for outdated after this time. Milliseconds. */
const validMillis = 180 * 24 * 60 * 60 * 1000

export interface SecurityContact {
  /** A `mailto:` or `https:` address. */
  readonly contact: string
  /** The origin that people open. */
  readonly origin: string
}

/** Null: the installation names no contact, so the path is answered 404. */
export const securityText = (named: SecurityContact | null) =>
  named === null
    ? Layer.empty
    : HttpRouter.add(
        "GET",
        securityTextPath,
        Effect.map(Clock.currentTimeMillis, (now) =>
          HttpServerResponse.text(securityTextOf(named, now), { contentType: "text/plain; charset=utf-8" })
        )
      )

/** `now`: milliseconds since 1970. */
export const securityTextOf = ({ contact, origin }: SecurityContact, now: number): string =>
  [
    `Contact: ${contact}`,
    `Expires: ${new Date(now + validMillis).toISOString()}`,
    "Preferred-Languages: en, uk, ru",
    `Canonical: ${origin}${securityTextPath}`,
    ""
  ].join("\n")
