/** Corrects the generated description of the interface. */

interface Operation {
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema?: unknown }>>
    readonly required?: boolean
  }
  readonly responses: Readonly<Record<string, unknown>>
}
interface Spec {
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> }
}

/** Marks a body as optional when all of its fields are, and drops the 415 of an operation without a body. */
export const corrected = (spec: Record<string, unknown>): Record<string, unknown> => {
  // The library gives an OpenAPI document; `Spec` is the part that is read here.
  const { paths = {}, components } = spec as Spec
  const isOptional = (schema: unknown): boolean => {
    if (typeof schema !== "object" || schema === null) return false
    if ("$ref" in schema)
      return isOptional(components?.schemas?.[String(schema.$ref).replace("#/components/schemas/", "")])
    return "type" in schema && schema.type === "object" && !("required" in schema)
  }
  const correct = (operation: Operation): Operation => {
    const { requestBody, responses } = operation
    if (requestBody === undefined) {
      const { 415: _, ...others } = responses
      return { ...operation, responses: others }
    }
    const required = !Object.values(requestBody.content).every(({ schema }) => isOptional(schema))
    return { ...operation, requestBody: { ...requestBody, required } }
  }
  return { ...spec, paths: mapped(paths, (methods) => mapped(methods, correct)) }
}

const mapped = <A, B>(record: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
