import { Context } from "effect"
import { HttpApiMiddleware, HttpApiSecurity } from "effect/http-api"
import type { ActorId } from "../../../domain/ids.ts"
import { appSessionHeader } from "../../contract/session/appSession.ts"
import { sessionCookie } from "../entry/sessionCookie.ts"
import { BadRequest, TooMany, Unauthorized, Unavailable, UnsupportedMediaType } from "../problems/problems.ts"

/** The authenticated actor of a request. */
export class Caller extends Context.Service<Caller, { readonly actor: ActorId }>()("tracker/gateways/http/Caller") {}

const sessionSecurity = HttpApiSecurity.apiKey({ in: "cookie", key: sessionCookie })
const appSecurity = HttpApiSecurity.apiKey({ in: "header", key: appSessionHeader })

/** Requires a token, the cookie of a session, or the header of a session of the Mini App. */
export class Authenticated extends HttpApiMiddleware.Service<Authenticated, { provides: Caller }>()(
  "tracker/gateways/http/Authenticated",
  {
    security: { app: appSecurity, session: sessionSecurity, token: HttpApiSecurity.bearer },
    error: [Unauthorized, Unavailable]
  }
) {}

/** Turns a request that does not fit its schema into a problem that names the fields. */
export class Understood extends HttpApiMiddleware.Service<Understood>()("tracker/gateways/http/Understood", {
  error: [BadRequest, TooMany]
}) {}

/**
 * The attempt to sign in of a request. `isOpen`: the request has begun an attempt, which is stored until it ends or expires, so
 * it counts although its answer is a success.
 */
export const SignInAttempt = Context.Reference<{ isOpen: boolean }>("tracker/gateways/http/SignInAttempt", {
  defaultValue: () => ({ isOpen: false })
})

/** Counts the attempts to sign in of each address. A successful one does not count. */
export class AttemptsCounted extends HttpApiMiddleware.Service<AttemptsCounted>()(
  "tracker/gateways/http/AttemptsCounted",
  { error: TooMany }
) {}

/** Reads the body: JSON in UTF-8. A missing body counts as `{}`. */
export class BodyRead extends HttpApiMiddleware.Service<BodyRead>()("tracker/gateways/http/BodyRead", {
  error: [BadRequest, UnsupportedMediaType]
}) {}
