/** `tt token create`: a way in for a service. */
import { Stream } from "effect"
import type { Role } from "../../../domain/values.ts"
import { ask } from "../../control/request.ts"
import { tokenCreate } from "./tokenOperation.ts"
import type { Settings } from "../../settings.ts"
import { answer } from "../print.ts"

export const createToken = (
  settings: Settings,
  {
    json,
    ...given
  }: { readonly name: string; readonly role: Role; readonly days: number | null; readonly json: boolean }
) =>
  ask(settings, tokenCreate, given).pipe(
    Stream.runForEach((made) =>
      answer(json, made, `${made.token}\n(shown once; send it as \`authorization: Bearer …\`)`)
    )
  )
