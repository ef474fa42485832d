/** The answer to an attempt to sign in that failed: one table from the reason to the sentence that says what to do. */
import { Effect, Schema } from "effect"
import { HttpApiError } from "effect/http-api"
import { answerTo, type CommandProblem, type NotDecided } from "../../problems/problemOf.ts"
import { AccessLog, type Way } from "../../../../streams/ports/accessLog.ts"

const sentences = {
  "flow-over":
    "This sign-in has expired, was completed already, or was started in another browser. Start again on the sign-in page.",
  "answer-invalid":
    "The answer of the provider is not valid, so you were not signed in. Start again on the sign-in page.",
  cancelled: "You cancelled the sign-in at the provider. Start again on the sign-in page.",
  "no-provider": "No provider is set up here. Use a sign-in link.",
  "not-invited":
    "This account is not linked to a person of this team. Open your invitation link and join with this account, or ask an administrator for an invitation.",
  "mail-unverified":
    "The provider has not verified your email address. Verify it there and try again, or ask an administrator for an invitation.",
  "mail-elsewhere":
    "Your email address does not belong to a domain of this team. Ask an administrator for an invitation.",
  "no-group": "Your account is not in a group that may join this team. Ask an administrator for an invitation.",
  removed: "You were removed from this team. Ask an administrator to let you in again.",
  "linked-elsewhere": "This account belongs to another person here. Sign in with it, or unlink it there first.",
  "code-over":
    "This code has expired, was refused in Telegram, or belongs to another browser. Get a new one on the sign-in page.",
  "too-many-codes": "Too many attempts. Wait 10 minutes, then try again.",
  "no-bot": "No bot is connected here. Use another sign-in method.",
  "app-data-invalid":
    "Telegram did not confirm who opened the app. Close it, and open it again with the button of the bot of this team.",
  "app-data-old":
    "The app was opened too long ago, or the clock of the server is wrong. Close the app, and open it again in Telegram.",
  "app-data-used": "The app can sign in only once each time it is opened. Close it, and open it again in Telegram.",
  "app-not-linked":
    "Your Telegram account is not linked to a person of this team. Link it on the web page in Settings, Telegram, or ask an administrator for an invitation.",
  "no-passkeys-here": "Passkeys need a host name. Open the page by its host name, not by an IP address.",
  "passkey-unknown": "This passkey was removed, or belongs to another site. Use another sign-in method.",
  "passkey-invalid": "The passkey could not be verified, so you were not signed in. Try again.",
  "passkey-copied": "This passkey may have been copied. Use another sign-in method, and remove the passkey.",
  "recovery-unknown": "This recovery code does not exist, or it was used. Use another one.",
  "other-person": "The person who started this is no longer signed in. Sign in and start again."
} as const
export type SignInReason = keyof typeof sentences

const reasons = Object.keys(sentences) as [SignInReason, ...ReadonlyArray<SignInReason>]

export class NotSignedIn extends HttpApiError.Problem<NotSignedIn>()(
  "NotSignedIn",
  { type: "/problems/not-signed-in", status: 403, title: "You are not signed in." },
  { reason: Schema.Literals(reasons) }
) {}

export const notSignedIn = (reason: SignInReason) => new NotSignedIn({ reason, detail: sentences[reason] })

/** The problem of a failed step. */
export const orAnswer = (error: NotDecided | CommandProblem | NotSignedIn) =>
  error instanceof NotSignedIn ? error : answerTo(error)

/** Records a refused attempt in the access log. Other failures are not recorded. */
export const noteRefusal = (way: Way) => (error: unknown) =>
  error instanceof NotSignedIn
    ? Effect.flatMap(AccessLog, ({ record }) =>
        record({ _tag: "SignInRefused", actor: null, way, because: error.reason, count: 1 })
      )
    : Effect.void
