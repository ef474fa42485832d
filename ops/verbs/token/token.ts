/** `tt token create`: makes an API token for a service. */
import { Stream } from "effect"
import type { Role } from "../../../domain/values.ts"
import { request } from "../../control/request.ts"
import { tokenOperation } from "./tokenOperation.ts"
import type { Settings } from "../../settings/settings.ts"
import { answer } from "../operation/print.ts"

export const createToken = (
  settings: Settings,
  {
    json,
    ...given
  }: { readonly name: string; readonly role: Role; readonly days: number | null; readonly json: boolean }
) =>
  request(settings, tokenOperation, given).pipe(
    Stream.runForEach((made) =>
      answer(json, made, `${made.token}\n(shown only once; send it as \`authorization: Bearer …\`)`)
    )
  )
