/** The ids of the commands that a request sends. */
import { commandIdOf } from "../../streams/commit/identity.ts"
import type { Request } from "../commandBus.ts"

/** The id of a command, and its id under the key of earlier versions. */
export const commandIdsOf = (
  { actor, key, formerKey }: Pick<Request, "actor" | "key" | "formerKey">,
  command: string
): readonly [id: string, formerId?: string] =>
  formerKey === undefined
    ? [commandIdOf(actor, command, key)]
    : [commandIdOf(actor, command, key), commandIdOf(actor, command, formerKey)]

/** The request under keys that are made of its own. */
export const withDerivedKeys = (request: Request, keyOf: (key: string) => string): Request => ({
  ...request,
  key: keyOf(request.key),
  ...(request.formerKey === undefined ? {} : { formerKey: keyOf(request.formerKey) })
})
