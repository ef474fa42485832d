/** `tt token`: makes, lists and revokes API tokens of services. */
import { Stream } from "effect"
import type { Role } from "../../../domain/values.ts"
import type { ListedToken } from "../../../gateways/http/routes/team/tokenList.ts"
import { request, requestWithTables } from "../../control/request.ts"
import { createTokenOperation, tokensOperation } from "./tokenOperation.ts"
import type { Settings } from "../../settings/settings.ts"
import { answer, answerEach } from "../operation/print.ts"

export const createToken = (
  settings: Settings,
  {
    json,
    ...given
  }: { readonly name: string; readonly role: Role; readonly days: number | null; readonly json: boolean }
) =>
  request(settings, createTokenOperation, given).pipe(
    Stream.runForEach((made) =>
      answer(json, made, `${made.token}\n(shown only once; send it as \`authorization: Bearer …\`)`)
    )
  )

const lineOf = ({ id, name, role, state, expiresAt, usedAt }: ListedToken) =>
  [
    id,
    role,
    state,
    expiresAt === null ? "never expires" : `until ${expiresAt}`,
    usedAt === null ? "not used in 30 days" : `last used ${usedAt}`,
    name
  ].join("  ")

/** `which`: the token to revoke; null lists all of them. */
export const listTokens = (
  settings: Settings,
  { json, which }: { readonly json: boolean; readonly which: string | null }
) =>
  requestWithTables(settings, tokensOperation, { revoke: which }).pipe(
    answerEach(json, lineOf, "there is no token: `tt token create` makes one")
  )
