/** RFC 9457 problems: each status that a client meets, once. `reason` is the product's own word for why. */
import { Schema } from "effect"
import { HttpApiError } from "effect/http-api"

const because = { reason: Schema.optionalKey(Schema.String) }

export class BadRequest extends HttpApiError.Problem<BadRequest>()(
  "BadRequest",
  { type: "/problems/bad-request", status: 400, title: "The request was not understood." },
  { errors: Schema.optionalKey(Schema.Array(Schema.Struct({ field: Schema.String, message: Schema.String }))) }
) {}
export class Unauthorized extends HttpApiError.Problem<Unauthorized>()("Unauthorized", {
  type: "/problems/unauthorized",
  status: 401,
  title: "Sign in first."
}) {}
export class NotAllowed extends HttpApiError.Problem<NotAllowed>()("NotAllowed", {
  type: "/problems/forbidden",
  status: 403,
  title: "Your role may not do this."
}) {}
export class NotFound extends HttpApiError.Problem<NotFound>()(
  "NotFound",
  { type: "/problems/not-found", status: 404, title: "There is no such thing." },
  because
) {}
export class Conflict extends HttpApiError.Problem<Conflict>()(
  "Conflict",
  { type: "/problems/conflict", status: 409, title: "It cannot be done to this as it is now." },
  because
) {}
export class TooLarge extends HttpApiError.Problem<TooLarge>()("TooLarge", {
  type: "/problems/too-large",
  status: 413,
  title: "The request is too large."
}) {}
export class UnsupportedMediaType extends HttpApiError.Problem<UnsupportedMediaType>()("UnsupportedMediaType", {
  type: "/problems/unsupported-media-type",
  status: 415,
  title: "The body is of a type that is not read here."
}) {}
export class Unprocessable extends HttpApiError.Problem<Unprocessable>()(
  "Unprocessable",
  { type: "/problems/key-reused", status: 422, title: "This idempotency key was used before with another body." },
  because
) {}
export class Unavailable extends HttpApiError.Problem<Unavailable>()("Unavailable", {
  type: "/problems/unavailable",
  status: 503,
  title: "A part of the tracker cannot be reached just now."
}) {}
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
  | Unavailable
  | LogFull

/** What any command may be answered with. */
export const commandProblems = [
  NotAllowed,
  NotFound,
  Conflict,
  Unprocessable,
  Unavailable,
  LogFull,
  BadRequest
] as const
/** What any read may be answered with. */
export const readProblems = [NotAllowed, NotFound, BadRequest, Unavailable] as const
