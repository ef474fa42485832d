/** What is wrong with a request, field by field, in words for its sender. Values are not repeated: they may be anybody's text. */
import { type Schema, SchemaIssue } from "effect"

const format = SchemaIssue.makeFormatterStandardSchemaV1()

export const issuesOf = (
  error: Schema.SchemaError
): ReadonlyArray<{ readonly field: string; readonly message: string }> =>
  format(error.issue)
    .issues.slice(0, 20)
    .map(({ path, message }) => ({
      field: (path ?? []).map((part) => String(typeof part === "object" ? part.key : part)).join(".") || "body",
      message: message.length > 200 ? `${message.slice(0, 200)}…` : message
    }))
