/** Every operation that `/openapi.json` describes, and requests to it. */
import type { Random } from "./random.ts"
import { edges, fitting, type JsonSchema, nearly, type RandomSource } from "./values.ts"

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema: JsonSchema
}
interface Described {
  readonly parameters?: ReadonlyArray<Parameter>
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>> }
}
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
  readonly components?: { readonly schemas?: Readonly<Record<string, JsonSchema>> }
}

export interface DescribedOperation {
  readonly method: string
  readonly path: string
  readonly parameters: ReadonlyArray<Parameter>
  readonly body: JsonSchema | null
}

/** A request before it is written to a connection. */
export interface FuzzRequest {
  readonly method: string
  /** Path and query. */
  readonly target: string
  readonly headers: ReadonlyArray<readonly [string, string]>
  readonly body: Buffer | null
}

const methods = ["get", "post", "put", "patch", "delete"]

export const operationsOf = ({ paths }: OpenApi): ReadonlyArray<DescribedOperation> =>
  Object.entries(paths).flatMap(([path, entries]) =>
    Object.entries(entries)
      .filter(([method]) => methods.includes(method))
      .map(([method, { parameters = [], requestBody }]) => ({
        method: method.toUpperCase(),
        path,
        parameters,
        body: Object.values(requestBody?.content ?? {})[0]?.schema ?? null
      }))
  )

/** The schema behind a `$ref` of the document. */
export const resolverOf =
  ({ components }: OpenApi) =>
  (ref: string): JsonSchema =>
    components?.schemas?.[ref.slice(ref.lastIndexOf("/") + 1)] ?? {}

const oddSegments = [
  "%ED%A0%80",
  "%00",
  "%2F",
  "..",
  "",
  "%",
  "%zz",
  "a".repeat(3000),
  "%F0%9F%98%80",
  "{id}",
  ":id",
  "*"
]
const oddKeys = ["", " ", "é", "k".repeat(201), "k\t"]

/** A request to the operation: valid according to the description, or with faults. */
export const requestTo = (source: RandomSource, operation: DescribedOperation, valid: boolean): FuzzRequest => {
  const { random, ids } = source
  const odd = (probability: number) => !valid && random.chance(probability)
  const segment = () => (odd(0.2) ? random.pick(oddSegments) : random.pick(ids))
  const path = operation.path.replace(/\{[^}]+\}/g, segment)
  const query = operation.parameters
    .filter(({ in: place, required }) => place === "query" && (required === true || random.chance(0.3)))
    .map(({ name, schema }): readonly [string, unknown] => [name, queryValue(source, name, schema, odd(0.3))])
  if (odd(0.1)) query.push(["unknown", "1"])
  const text = query.map(([name, value]) => `${name}=${encodeURIComponent(asText(value))}`).join("&")
  const headers: Array<readonly [string, string]> = []
  if (operation.method !== "GET" && random.chance(0.5))
    headers.push(["idempotency-key", odd(0.2) ? random.pick(oddKeys) : `key-${random.int(0, 1e9)}`])
  const body = operation.body === null ? null : bodyOf(source, operation.body, valid)
  if (body !== null && !odd(0.1)) headers.push(["content-type", odd(0.1) ? "text/plain" : "application/json"])
  return { method: operation.method, target: text === "" ? path : `${path}?${text}`, headers, body }
}

// A read waits for a position that the log has not reached, so positions stay below the length of the log.
const queryValue = (source: RandomSource, name: string, schema: JsonSchema, odd: boolean) => {
  if (odd) return source.random.pick(edges.filter((edge) => asText(edge).length < 500))
  return name === "after" ? source.random.int(0, 3) : fitting(source, schema)
}
const asText = (value: unknown) => (typeof value === "string" ? value : (JSON.stringify(value) ?? "")).toWellFormed()

const bodyOf = (source: RandomSource, schema: JsonSchema, valid: boolean): Buffer => {
  const { random } = source
  const value = fitting(source, schema)
  if (valid) return Buffer.from(JSON.stringify(value))
  const json = JSON.stringify(nearly(source, value)) ?? ""
  return random.chance(0.75) ? Buffer.from(json) : broken(random, json)
}

const broken = (random: Random, json: string): Buffer =>
  random.pick([
    () => Buffer.from(json.slice(0, Math.floor(json.length / 2))),
    () => Buffer.concat([Buffer.from(json), Buffer.from([0xff, 0xfe])]),
    () => Buffer.from(`\ufeff${json}`),
    () => Buffer.from("[".repeat(20_000)),
    () => Buffer.from(`{"a":`.repeat(5000)),
    () => Buffer.from(`${json}${json}`),
    () => Buffer.alloc(0),
    () => Buffer.from('{"title":"a","title":"b","__proto__":{"title":"c"}}')
  ])()
