/**
 * A provider of OpenID Connect over real HTTP: discovery, authorization with PKCE, tokens, keys and user information.
 * A test changes its state to make each of its faults.
 */
import { createHash, randomBytes } from "node:crypto"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { newSigningKey, signedToken, type SigningKey, type TokenClaims } from "./tokens.ts"

export interface Fault {
  /** Changes the claims of the ID token. A value of undefined removes a claim. */
  readonly claims?: (claims: TokenClaims) => TokenClaims
  /** Makes the ID token, in place of the usual one. */
  readonly token?: (claims: TokenClaims, key: SigningKey) => string
  /** Changes the query with which the browser is sent back. */
  readonly answer?: (query: URLSearchParams) => void
  /** Answers the token request. */
  readonly tokenAnswer?: (response: ServerResponse) => void
}

interface Code {
  readonly challenge: string
  readonly nonce: string
  readonly redirectUri: string
  readonly person: TokenClaims
}

export interface TestProvider {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** The person who is signed in at the provider. `sub` and `name`, and any further claims. */
  person: TokenClaims
  /** Claims that only the user information has. */
  userInfo: TokenClaims
  fault: Fault
  /** Replaces the key: tokens from now on are signed with the new one. */
  readonly rotate: () => void
  readonly key: () => SigningKey
  readonly stop: () => Promise<void>
}

const minuteSeconds = 60

/** The codes and the access tokens that were issued. */
interface Issued {
  readonly codes: Map<string, Code>
  readonly tokens: Map<string, TokenClaims>
}

export const startProvider = async (): Promise<TestProvider> => {
  const issued: Issued = { codes: new Map(), tokens: new Map() }
  let key = newSigningKey("first")
  const server = createServer((request, response) => {
    handle(provider, issued, request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const provider: TestProvider = {
    issuer,
    clientId: "tracker",
    clientSecret: "a secret of the client",
    person: { sub: "ada", name: "Ada" },
    userInfo: {},
    fault: {},
    rotate: () => {
      key = newSigningKey(`key-${randomBytes(4).toString("hex")}`)
    },
    key: () => key,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
  return provider
}

const idToken = (provider: TestProvider, { person, nonce }: Code): string => {
  const now = Math.floor(Date.now() / 1000)
  const usual = {
    iss: provider.issuer,
    aud: provider.clientId,
    iat: now,
    exp: now + 5 * minuteSeconds,
    nonce,
    ...person
  }
  const claims = provider.fault.claims?.(usual) ?? usual
  return provider.fault.token?.(claims, provider.key()) ?? signedToken(claims, provider.key())
}

const authorize = (provider: TestProvider, { codes }: Issued, url: URL, response: ServerResponse) => {
  const asked = (name: string) => url.searchParams.get(name) ?? ""
  if (asked("client_id") !== provider.clientId || asked("code_challenge_method") !== "S256")
    return send(response, 400, { error: "invalid_request" })
  const code = randomBytes(16).toString("hex")
  const redirectUri = asked("redirect_uri")
  codes.set(code, { challenge: asked("code_challenge"), nonce: asked("nonce"), redirectUri, person: provider.person })
  const back = new URL(redirectUri)
  back.searchParams.set("code", code)
  back.searchParams.set("state", asked("state"))
  back.searchParams.set("iss", provider.issuer)
  provider.fault.answer?.(back.searchParams)
  response.writeHead(302, { location: back.href }).end()
}

const exchange = async (
  provider: TestProvider,
  { codes, tokens }: Issued,
  request: IncomingMessage,
  response: ServerResponse
) => {
  const sent = new URLSearchParams(await textOf(request))
  const code = codes.get(sent.get("code") ?? "")
  codes.delete(sent.get("code") ?? "")
  const challenge = createHash("sha256")
    .update(sent.get("code_verifier") ?? "")
    .digest("base64url")
  const isClient = request.headers.authorization === basic(provider.clientId, provider.clientSecret)
  if (!isClient) return send(response, 401, { error: "invalid_client" })
  if (code === undefined || code.challenge !== challenge || code.redirectUri !== sent.get("redirect_uri"))
    return send(response, 400, { error: "invalid_grant" })
  if (provider.fault.tokenAnswer !== undefined) return provider.fault.tokenAnswer(response)
  const access = randomBytes(16).toString("hex")
  tokens.set(access, { sub: code.person["sub"], ...provider.userInfo })
  send(response, 200, {
    access_token: access,
    token_type: "Bearer",
    expires_in: 300,
    id_token: idToken(provider, code)
  })
}

const handle = async (provider: TestProvider, issued: Issued, request: IncomingMessage, response: ServerResponse) => {
  const { issuer } = provider
  const url = new URL(request.url ?? "/", issuer)
  if (url.pathname === "/.well-known/openid-configuration") return send(response, 200, metadataOf(issuer))
  if (url.pathname === "/keys") return send(response, 200, { keys: [provider.key().jwk] })
  if (url.pathname === "/authorize") return authorize(provider, issued, url, response)
  if (url.pathname === "/token") return exchange(provider, issued, request, response)
  const claims = issued.tokens.get((request.headers.authorization ?? "").replace(/^Bearer /, ""))
  if (url.pathname === "/user" && claims !== undefined) return send(response, 200, claims)
  return send(response, 404, { error: "not_found" })
}

const metadataOf = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/keys`,
  userinfo_endpoint: `${issuer}/user`,
  response_types_supported: ["code"],
  subject_types_supported: ["public"],
  id_token_signing_alg_values_supported: ["ES256", "RS256"],
  code_challenge_methods_supported: ["S256"],
  authorization_response_iss_parameter_supported: true
})

const basic = (id: string, secret: string) =>
  `Basic ${Buffer.from(`${encodeURIComponent(id)}:${formEncoded(secret)}`).toString("base64")}`
/** The parts of the client's credentials are form-encoded. Source: RFC 6749, section 2.3.1. */
const formEncoded = (text: string) => new URLSearchParams({ text }).toString().slice("text=".length)

const send = (response: ServerResponse, status: number, body: unknown) => {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" })
  response.end(JSON.stringify(body))
}

const textOf = async (request: IncomingMessage) => {
  const parts: Array<Buffer> = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}
