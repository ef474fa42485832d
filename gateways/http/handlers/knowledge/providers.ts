/** Models over HTTP: adding one, testing it, putting it to work. */
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { allows } from "../../../../commands/authorisation.ts"
import { commandRules } from "../../../../commands/catalogue.ts"
import { CommandBus, type Request } from "../../../../commands/commandBus.ts"
import { Forbidden } from "../../../../commands/errors.ts"
import { Principals } from "../../../../commands/principals.ts"
import { chooseProvider, providerOf } from "../../../../commands/providers/choose.ts"
import { idFrom } from "../../../../streams/identity.ts"
import { subjectOf } from "../../../../streams/subjects.ts"
import { ProviderTest } from "../../../modelPorts.ts"
import { Api } from "../../api/api.ts"
import { Caller } from "../../signIn/caller.ts"
import { keyOf, sendAs } from "../commands.ts"
import { does, know } from "./finding.ts"

/** Asks the model itself, which takes as long as it takes; then keeps how it did, as a fact about those very settings. */
const check = Effect.fnUntraced(function* (request: Request, id: string) {
  const role = (yield* Principals).roleOf(request.actor)
  // Nobody has a model work who may not have the outcome kept.
  if (!allows(commandRules.CheckProvider, request.actor, role))
    return yield* new Forbidden({
      command: "CheckProvider",
      role,
      least: commandRules.CheckProvider.least,
      because: "role"
    })
  const { version, settings } = yield* providerOf(id)
  const found = yield* (yield* ProviderTest).check(settings)
  return yield* (yield* CommandBus).send(request, {
    subject: subjectOf("provider", id),
    command: { _tag: "CheckProvider", version, ...found },
    asked: {}
  })
})

export const providers = HttpApiBuilder.group(Api, "providers", (handlers) =>
  handlers.handleAll({
    list: ({ query }) =>
      know("providers.list", query.after, (knowledge) => knowledge.providers).pipe(
        Effect.map(({ found, seq }) => ({ items: found, seq }))
      ),
    configure: Effect.fnUntraced(function* ({ payload, headers }) {
      const { actor } = yield* Caller
      const key = keyOf(headers)
      return yield* sendAs(key, {
        subject: subjectOf("provider", idFrom("provider", actor, "ConfigureProvider", key)),
        command: { _tag: "ConfigureProvider", ...payload }
      })
    }),
    test: does(check),
    choose: does(chooseProvider)
  })
)
