/** The description of the API for people, at `/docs`. Everything on the page comes from this server. */
import { Effect, Layer } from "effect"
import { HttpRouter, HttpServerRequest, HttpServerResponse } from "effect/http"
import { HttpApiScalar } from "effect/http-api"
import { createHash } from "node:crypto"
import { Api } from "../routes/api.ts"

const path = "/docs"

// The library's own fonts are on another host.
const page = HttpApiScalar.layer(Api, { path, scalar: { withDefaultFonts: false } })

/** The page has its scripts inside, so the policy names their digests: a browser runs no other script. */
const policyFor = (html: string) => {
  const digests = [...html.matchAll(/<script>([^]*?)<\/script>/gi)].map(
    ([, script = ""]) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`
  )
  return [
    "default-src 'none'",
    `script-src ${digests.join(" ")}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'"
  ].join("; ")
}

/** The policy of each page: the page is made once, and has several megabytes. */
const policies = new WeakMap<Uint8Array, string>()

const withPolicy = (response: HttpServerResponse.HttpServerResponse) => {
  const { body } = response
  if (body._tag !== "Uint8Array") return response
  const policy = policies.get(body.body) ?? policyFor(Buffer.from(body.body).toString())
  policies.set(body.body, policy)
  return HttpServerResponse.setHeader(response, "content-security-policy", policy)
}

const guardPage = HttpRouter.middleware(
  (routed) =>
    Effect.flatMap(HttpServerRequest.HttpServerRequest, ({ url }) =>
      url.split("?", 1)[0] === path ? Effect.map(routed, withPolicy) : routed
    ),
  { global: true }
)

export const docs = Layer.merge(page, guardPage)
