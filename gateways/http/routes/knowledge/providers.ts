/** Models: the available ones, the results of their tests, and the one in use. */
import { Effect, Schema } from "effect"
import { allows } from "../../../../commands/rules/authorisation.ts"
import { commandRules } from "../../../../commands/catalogue.ts"
import type { Request } from "../../../../commands/commandBus.ts"
import { Forbidden } from "../../../../commands/errors.ts"
import { Principals } from "../../../../commands/principals.ts"
import { chooseProvider, providerOf } from "../../../../commands/providers/choose.ts"
import { Command } from "../../../../domain/provider/provider.ts"
import { subjectOf } from "../../../../streams/commit/subjects.ts"
import { ProviderRow } from "../../../contract/knowledge.ts"
import { ProviderTest } from "../../../modelPorts.ts"
import { creates, decided, resource } from "../../api/commandOperations.ts"
import { placeById } from "../../api/place.ts"
import { read } from "../../api/readOperations.ts"
import { sendCommand } from "../../api/requestCommand.ts"

const { adapter, label, model, embedModel } = Command.cases.ConfigureProvider.fields

export const providerOperations = resource("providers", placeById("provider", "/providers", Command), {
  list: read(
    "providers.list",
    "/providers",
    { success: Schema.Struct({ items: Schema.Array(ProviderRow), seq: Schema.Int }) },
    (_, { knowledge, reads }) => Effect.all({ items: knowledge.providers, seq: reads.seq })
  ),
  configure: creates(
    "provider",
    "ConfigureProvider",
    "/providers",
    {
      payload: Schema.Struct({ adapter, label, model, embedModel }),
      description: "Adds a model. The address of its server is a setting of the installation (OLLAMA_URL)."
    },
    (request, id, settings) =>
      sendCommand(request, { subject: subjectOf("provider", id), command: { _tag: "ConfigureProvider", ...settings } })
  ),
  test: decided(
    "CheckProvider",
    {},
    (request, id) => checkProvider(request, id),
    "Tests it with one question in each of English, Ukrainian and Russian, and stores the outcome."
  ),
  choose: decided("ChooseProvider", {}, chooseProvider, "Uses it from now on, in place of the model in use.")
})

/** Tests the model, which may take minutes, then stores the outcome for the settings that were tested. */
const checkProvider = Effect.fnUntraced(function* (request: Request, id: string) {
  const role = (yield* Principals).roleOf(request.actor)
  const rule = commandRules.CheckProvider
  // The bus refuses as well, but only after the model has worked.
  if (!allows(rule, request.actor, role))
    return yield* new Forbidden({ command: "CheckProvider", role, least: rule.least, because: "role" })
  const { version, settings } = yield* providerOf(id)
  const outcome = yield* (yield* ProviderTest).check(settings)
  return yield* sendCommand(request, {
    subject: subjectOf("provider", id),
    command: { _tag: "CheckProvider", version, ...outcome },
    asked: {}
  })
})
