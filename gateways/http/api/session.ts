/** The routes of signing in, and of the installation itself. */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema } from "effect/http-api"
import { Session, System } from "../../contract.ts"
import { Authenticated } from "../signIn/caller.ts"
import { noFields } from "./requestFields.ts"
import { commandProblems, readProblems, Unauthorized, Unavailable } from "../problems/problems.ts"

export class Sessions extends HttpApiGroup.make("session").add(
  /** Trades the secret of a sign-in link, once, for the cookie of a session. */
  HttpApiEndpoint.post("open", "/session", {
    payload: Schema.Struct({
      link: Schema.String.check(
        Schema.isPattern(/^[A-Za-z0-9_-]{20,100}$/, { message: "must be the secret of a sign-in link" })
      )
    }),
    success: Session,
    error: [Unauthorized, Unavailable]
  }),
  HttpApiEndpoint.get("show", "/session", { success: Session, error: [Unauthorized] }).middleware(Authenticated),
  HttpApiEndpoint.delete("close", "/session", { success: HttpApiSchema.NoContent, error: [Unavailable] }).middleware(
    Authenticated
  )
) {}

export class Installation extends HttpApiGroup.make("installation").add(
  HttpApiEndpoint.get("system", "/system", { success: System, error: readProblems }),
  /** Loads the sample chat: some 150 messages in English, Ukrainian and Russian. Loading it twice adds nothing. */
  HttpApiEndpoint.post("sample", "/sample", {
    payload: noFields,
    success: Schema.Struct({ messages: Schema.Int }),
    error: commandProblems
  })
) {}
