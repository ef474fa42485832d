/** The contract as the client package is made of it. */
import { Schema } from "effect"
import { OpenApi } from "effect/http-api"
import { Problem } from "../../gateways/contract.ts"
import { Api } from "../../gateways/http/routes/api.ts"
import { clientSource, type OpenApiDocument } from "./clientSource.ts"
import type { JsonSchema } from "./schemaType.ts"

export const generatedFile = "clients/typescript/generated/operations.ts"

/** The text that the generated file of the client must have. */
export const generatedText = (): string =>
  // The casts: the library makes an OpenAPI document and a JSON schema, and the types here name the parts that are read.
  clientSource(
    OpenApi.fromApi(Api) as unknown as OpenApiDocument,
    Schema.toJsonSchemaDocument(Problem).schema as unknown as JsonSchema
  )
