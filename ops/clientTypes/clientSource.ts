/** The generated file of the client package: types and paths from the OpenAPI document of the contract. */
import { isDeepStrictEqual } from "node:util"
import { fieldsType, type JsonSchema, type NameOf, schemaType, type TypedField } from "./schemaType.ts"

interface Parameter {
  readonly name: string
  readonly in: "path" | "query" | "header"
  readonly required?: boolean
  readonly schema: JsonSchema
}
interface Body {
  readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>>
}
interface DocumentedOperation {
  readonly operationId: string
  readonly tags: ReadonlyArray<string>
  readonly description?: string
  readonly parameters?: ReadonlyArray<Parameter>
  readonly requestBody?: Body
  readonly responses: Readonly<Record<string, Body>>
}
export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>
}

/** The groups of operations that the client has: those of programs. The rest is for the dashboard and for operators. */
const groups: ReadonlySet<string> = new Set([
  "tasks",
  "messages",
  "search",
  "proposals",
  "topics",
  "atoms",
  "extractions",
  "people"
])

/** Shapes with a name: the answer of a read, or the row of its list. */
type NamedShapes = Readonly<Record<string, readonly [operation: string, part?: "items" | "chain"]>>
const named: NamedShapes = {
  Receipt: ["tasks.create"],
  Task: ["tasks.list", "items"],
  TaskEvent: ["tasks.history", "items"],
  WhyStep: ["tasks.why", "chain"],
  Message: ["messages.list", "items"],
  Proposal: ["proposals.list", "items"],
  Topic: ["topics.list", "items"],
  Atom: ["atoms.list", "items"],
  Extraction: ["extractions.list", "items"],
  Person: ["people.list", "items"]
}

/** Numbers in an address, which OpenAPI describes as texts. */
const numbers: ReadonlySet<string> = new Set(["after", "limit"])

interface PlacedOperation extends DocumentedOperation {
  readonly method: string
  readonly path: string
}

/**
 * @param problem the schema of an error
 * @param names the shapes with a name. @default those of the client
 */
export const clientSource = (document: OpenApiDocument, problem: JsonSchema, names: NamedShapes = named): string => {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { tags }]) => tags.some((tag) => groups.has(tag)))
      .map(([method, operation]): PlacedOperation => ({ ...operation, method: method.toUpperCase(), path }))
  )
  const answers = new Map(operations.map((operation) => [operation.operationId, answerOf(operation)]))
  const shapes = Object.entries(names).map(([name, [operation, part]]) => {
    const answer = answers.get(operation)
    const schema = part === undefined ? answer : answer?.properties?.[part]?.items
    if (schema === undefined) throw new Error(`${operation} has no shape for ${name}`)
    return [name, schema] as const
  })
  const nameOf: NameOf = (schema) => {
    const found = shapes.find(([, shape]) => isDeepStrictEqual(shape, schema))
    return found === undefined ? undefined : `Shapes["${found[0]}"]`
  }
  return [
    "// Generated from the contract by `node ops/clientTypes/writeClient.ts`. A test compares the two: never edit this file.",
    "",
    "/** The shapes that several operations share. */",
    "export interface Shapes {",
    ...[["Problem", problem] as const, ...shapes].map(
      ([name, schema]) =>
        `  readonly ${name}: ${schemaType(schema, (inner) => (inner === schema ? undefined : nameOf(inner)))}`
    ),
    "}",
    "",
    "/** The request and the answer of each operation. A request has the fields of its address and of its body. */",
    "export interface Operations {",
    ...operations.flatMap((operation) => operationLines(operation, answers.get(operation.operationId), nameOf)),
    "}",
    "",
    "/** The method, the path, and the names of the fields in the query, of each operation. */",
    "export const places = {",
    operations.map(placeLine).join(",\n"),
    "} as const satisfies { readonly [O in keyof Operations]: readonly [method: string, path: string, query: ReadonlyArray<string>] }",
    ""
  ].join("\n")
}

const jsonOf = (body: Body | undefined) => body?.content?.["application/json"]?.schema
const answerOf = ({ responses }: DocumentedOperation) =>
  jsonOf(Object.entries(responses).find(([status]) => status.startsWith("2"))?.[1])

const addressed = ({ parameters = [] }: DocumentedOperation) => parameters.filter((each) => each.in !== "header")

const operationLines = (operation: PlacedOperation, answer: JsonSchema | undefined, nameOf: NameOf) => {
  const { operationId, description, requestBody } = operation
  const address = addressed(operation).map(({ name, required = false, schema }): TypedField => ({
    name,
    type: numbers.has(name) ? "number" : schemaType(schema, nameOf),
    optional: !required
  }))
  const { properties = {}, required = [] } = jsonOf(requestBody) ?? {}
  const body = Object.entries(properties).map(([name, schema]): TypedField => ({
    name,
    type: schemaType(schema, nameOf),
    optional: !required.includes(name)
  }))
  const fields = [...address, ...body]
  const names = new Set(fields.map(({ name }) => name))
  if (names.size < fields.length) throw new Error(`${operationId} has a field in its address and in its body`)
  const result = answer === undefined ? "void" : schemaType(answer, nameOf)
  return [
    ...(description === undefined ? [] : [`  /** ${description.replaceAll("\n", " ")} */`]),
    `  readonly ${JSON.stringify(operationId)}: { readonly given: ${fieldsType(fields)}; readonly answer: ${result} }`
  ]
}

const placeLine = (operation: PlacedOperation) => {
  const query = addressed(operation).filter((each) => each.in === "query")
  const { operationId, method, path } = operation
  return `  ${JSON.stringify(operationId)}: ${JSON.stringify([method, path, query.map(({ name }) => name)])}`
}
