/** The callers of the matrix, on a running product. */
import { join } from "node:path"
import type { Role } from "../../../../domain/values.ts"
import { runOperation } from "../../../support/product/operator.ts"
import type { Product } from "../../../support/product/product.ts"
import { cookieOf, exchangeLink } from "../../../support/product/session.ts"

export const roles = ["viewer", "member", "admin", "owner"] as const satisfies ReadonlyArray<Role>

export interface Caller {
  readonly name: string
  /** Null: the caller is not signed in, or not any more. */
  readonly role: Role | null
  readonly isToken: boolean
  readonly headers: Readonly<Record<string, string>>
  /** Empty when the caller is not signed in. */
  readonly actor: string
}
type Headers = Caller["headers"]

export interface Sent {
  readonly status: number
  readonly text: string
}

export const makeWorld = (tracker: Product) => {
  const dataDir = join(tracker.folder, "data")
  const operate = async (name: string, input: Readonly<Record<string, unknown>>) => {
    const line = (await runOperation<Record<string, unknown>>(dataDir, name, input))?.at(-1)
    if (line === undefined) throw new Error(`${name} gave no answer`)
    return line
  }
  let made = 0
  const key = () => `matrix-${++made}`
  /** A new address for each request. */
  let sent = 0
  const address = () => `10.0.${++sent >> 8}.${sent & 255}`

  const send = async (
    { headers }: { readonly headers: Headers },
    method: string,
    path: string,
    body?: unknown
  ): Promise<Sent> => {
    const answer = await fetch(`${tracker.origin}/api${path}`, {
      method,
      headers: {
        ...headers,
        "x-forwarded-for": address(),
        ...(method === "POST" ? { "content-type": typeOf(body), "idempotency-key": key() } : {})
      },
      ...(method === "POST" ? { body: body instanceof Uint8Array ? body : JSON.stringify(body ?? {}) } : {})
    })
    return { status: answer.status, text: await answer.text() }
  }

  /** Signs a new person in. */
  const person = async (role: Role, name = `${role} ${key()}`): Promise<Caller> => {
    const { link } = await operate("login-person", { origin: tracker.origin, telegram: false, name, role })
    const answer = await exchangeLink(tracker.origin, String(link))
    const { actor } = (await answer.json()) as { readonly actor: string }
    // A request with a cookie states its origin, as a browser's request does.
    const headers = { cookie: cookieOf(answer), origin: tracker.origin }
    return { name: `${role} (session)`, role, isToken: false, headers, actor }
  }
  const token = async (role: Role): Promise<Caller> => {
    const { token: secret, id } = await operate("token-create", { name: `${role} token`, role, days: 7 })
    const headers = { authorization: `Bearer ${String(secret)}` }
    return { name: `${role} (token)`, role, isToken: true, headers, actor: `service:${String(id)}` }
  }

  return { send, person, token, operate }
}
const typeOf = (body: unknown) => (body instanceof Uint8Array ? "application/octet-stream" : "application/json")

export type World = ReturnType<typeof makeWorld>

const out = (name: string, headers: Headers): Caller => ({ name, role: null, isToken: false, headers, actor: "" })

/** The callers who keep their access during the tests. */
export const callersIn = async ({ person, token, operate }: World): Promise<ReadonlyArray<Caller>> => {
  const ended = await person("member")
  await operate("people", { act: "remove", who: ended.actor })
  const revoked = await token("member")
  await operate("tokens", { revoke: revoked.actor.slice("service:".length) })
  return [
    out("not signed in", {}),
    out("wrong token", { authorization: `Bearer tt_${"A".repeat(43)}` }),
    out("ended member", ended.headers),
    out("revoked token", revoked.headers),
    ...(await Promise.all(roles.map((role) => person(role)))),
    ...(await Promise.all(roles.map((role) => token(role))))
  ]
}
