/** An operation of the REST interface as data: its rule, its endpoint and its handler. */
import type { Effect, Schema } from "effect"
import type { HttpServerRequest, HttpServerResponse } from "effect/http"
import { HttpApiEndpoint, OpenApi } from "effect/http-api"
import type { Principals } from "../../../commands/principals.ts"
import type { BadRequest, TooMany, Unauthorized, Unavailable, UnsupportedMediaType } from "../problems/problems.ts"
import type { Caller } from "../signIn/caller.ts"
import { type Authorisation, OperationRule } from "./rights/operationRule.ts"

export type Fields = Schema.Struct.Fields

/** The decoded request as a handler gets it. */
export interface Sent<P extends Fields, Q extends Fields, B extends Schema.Top> {
  readonly params: Schema.Struct<P>["Type"]
  readonly query: Schema.Struct<Q>["Type"]
  readonly payload: B["Type"]
  readonly headers: { readonly "idempotency-key"?: string }
  readonly request: HttpServerRequest.HttpServerRequest
}

type Method = "GET" | "POST" | "DELETE"

interface Spec<P, Q, B, S, E> {
  readonly method: Method
  readonly path: `/${string}`
  readonly params?: P
  readonly query?: Q
  readonly headers?: Fields
  readonly payload?: B
  readonly success: S
  readonly error: E
  readonly description?: string | undefined
}

/** `R`: the services that the handler needs. */
export interface RestOperation<out R> {
  readonly authorisation: Authorisation
  /** The name is the operation's key in its group. */
  readonly endpoint: (name: string) => HttpApiEndpoint.Top
  // `never`: `operation` has compared the handler with its endpoint, so this type does not need the request's shape.
  readonly handle: (request: never) => Effect.Effect<unknown, unknown, R>
}
export type ServicesOf<O> = O extends RestOperation<infer R> ? R : never

type MiddlewareProblem = Unauthorized | Unavailable | BadRequest | TooMany | UnsupportedMediaType

/** Checks a handler against its endpoint. `Permitted` applies the rule before the request is decoded. */
export const restOperation = <
  S extends Schema.Top,
  const E extends ReadonlyArray<Schema.Top>,
  R,
  P extends Fields = Fields,
  Q extends Fields = Fields,
  B extends Schema.Top = typeof Schema.Void
>(
  authorisation: Authorisation,
  { method, path, description, ...schemas }: Spec<P, Q, B, S, E>,
  handle: (request: Sent<P, Q, B>) => Effect.Effect<S["Type"], E[number]["Type"] | MiddlewareProblem, R>
): RestOperation<R | Caller | Principals> => ({
  authorisation,
  endpoint: (name) => {
    const endpoint = endpointOf(name, method, path, schemas).annotate(OperationRule, authorisation)
    return description === undefined ? endpoint : endpoint.annotate(OpenApi.Description, description)
  },
  handle
})

/** An operation whose handler makes the whole response: its body is not JSON. `success` is for the description only. */
export const rawOperation = <
  S extends Schema.Top,
  const E extends ReadonlyArray<Schema.Top>,
  R,
  P extends Fields = Fields,
  Q extends Fields = Fields
>(
  authorisation: Authorisation,
  spec: Spec<P, Q, typeof Schema.Void, S, E>,
  handle: (
    request: Sent<P, Q, typeof Schema.Void>
  ) => Effect.Effect<HttpServerResponse.HttpServerResponse, E[number]["Type"] | MiddlewareProblem, R>
): RestOperation<R | Caller | Principals> =>
  // The cast: the router sends a response as it is.
  restOperation(
    authorisation,
    spec,
    handle as unknown as (
      request: Sent<P, Q, typeof Schema.Void>
    ) => Effect.Effect<S["Type"], E[number]["Type"] | MiddlewareProblem, R>
  )

interface Schemas {
  readonly params?: Fields
  readonly query?: Fields
  readonly headers?: Fields
  readonly payload?: Schema.Top
  readonly success: Schema.Top
  readonly error: ReadonlyArray<Schema.Top>
}
// An endpoint's type refers to itself, so TypeScript does not see that `Top` is the widest of them.
const endpointOf = (name: string, method: Method, path: `/${string}`, schemas: Schemas) =>
  HttpApiEndpoint.make(method)(name, path, schemas) as unknown as HttpApiEndpoint.Top

/** A tag of the interface's description, with its operations in order. */
export interface OperationGroup<out R> {
  readonly name: string
  readonly operations: Readonly<Record<string, RestOperation<R>>>
}

export const group = <const O extends Readonly<Record<string, RestOperation<unknown>>>>(
  name: string,
  operations: O
): OperationGroup<ServicesOf<O[keyof O]>> => ({
  name,
  // The services that all operations need together.
  operations: operations as Readonly<Record<string, RestOperation<unknown>>> as never
})
