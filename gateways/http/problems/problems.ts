/** RFC 9457 problems, one class a status. `reason` is the refusal's own code, as `already-done`. */
import { Schema } from "effect"
import { DraftVersions } from "../../../domain/proposal/proposal.ts"
import { TextVersions } from "../../../domain/text/versions.ts"
import { HttpApiError } from "effect/http-api"
import { FieldIssue, type FieldRule, refusalReasons } from "../../contract/problems/refusals.ts"

const withReason = { reason: Schema.optionalKey(Schema.Literals(refusalReasons)) }

export class BadRequest extends HttpApiError.Problem<BadRequest>()(
  "BadRequest",
  { type: "/problems/bad-request", status: 400, title: "The request is not valid." },
  { ...withReason, errors: Schema.optionalKey(Schema.Array(FieldIssue)) }
) {}
/** The problem of one field, for a rule that its schema does not check. */
export const wrongField = (field: string, message: string, rule: FieldRule = "unfit") =>
  new BadRequest({ detail: `${field}: ${message}`, errors: [{ field, message, rule }] })
export class Unauthorized extends HttpApiError.Problem<Unauthorized>()("Unauthorized", {
  type: "/problems/unauthorized",
  status: 401,
  title: "Sign in first."
}) {}
export class NotAllowed extends HttpApiError.Problem<NotAllowed>()(
  "NotAllowed",
  { type: "/problems/forbidden", status: 403, title: "Your role does not allow this." },
  withReason
) {}
export class NotFound extends HttpApiError.Problem<NotFound>()(
  "NotFound",
  { type: "/problems/not-found", status: 404, title: "Not found." },
  withReason
) {}
export class Conflict extends HttpApiError.Problem<Conflict>()(
  "Conflict",
  { type: "/problems/conflict", status: 409, title: "The command does not fit the current state." },
  {
    ...withReason,
    /** With the reason `changed-meanwhile`: the stored version with its revision, and yours. */
    versions: Schema.optionalKey(Schema.Union([TextVersions, DraftVersions]))
  }
) {}
export class TooLarge extends HttpApiError.Problem<TooLarge>()(
  "TooLarge",
  { type: "/problems/too-large", status: 413, title: "The request is too large." },
  withReason
) {}
export class UnsupportedMediaType extends HttpApiError.Problem<UnsupportedMediaType>()("UnsupportedMediaType", {
  type: "/problems/unsupported-media-type",
  status: 415,
  title: "The route does not accept a body of this type."
}) {}
export class Unprocessable extends HttpApiError.Problem<Unprocessable>()(
  "Unprocessable",
  { type: "/problems/key-reused", status: 422, title: "The idempotency key was used with another body." },
  withReason
) {}
/** `retryAfter`: seconds, as in the header `Retry-After`, which every 429 and every 503 has. */
export class TooMany extends HttpApiError.Problem<TooMany>()(
  "TooMany",
  { type: "/problems/too-many-requests", status: 429, title: "Too many requests." },
  { retryAfter: Schema.optionalKey(Schema.Int) }
) {}
export class Unavailable extends HttpApiError.Problem<Unavailable>()(
  "Unavailable",
  { type: "/problems/unavailable", status: 503, title: "A part of the tracker is unavailable." },
  { retryAfter: Schema.optionalKey(Schema.Int) }
) {}
export class LogFull extends HttpApiError.Problem<LogFull>()("LogFull", {
  type: "/problems/log-full",
  status: 507,
  title: "The log is full."
}) {}

export type Problems =
  | BadRequest
  | Unauthorized
  | NotAllowed
  | NotFound
  | Conflict
  | TooLarge
  | UnsupportedMediaType
  | Unprocessable
  | TooMany
  | Unavailable
  | LogFull

/** The problems of a command. */
export const commandProblems = [
  NotAllowed,
  NotFound,
  Conflict,
  TooLarge,
  Unprocessable,
  TooMany,
  Unavailable,
  LogFull,
  BadRequest
] as const
/** The problems of a read. */
export const readProblems = [NotAllowed, NotFound, BadRequest, TooMany, Unavailable] as const
