/** Receives the updates of the webhook in any process with the role `http`. */
import { Effect, Layer } from "effect"
import { Keyring } from "../../../streams/sealing/keyring.ts"
import { whileStarting } from "../../../streams/sealing/whileStarting.ts"
import { Webhook } from "../../http/telegramWebhook.ts"
import { HandOver } from "./handOver.ts"
import { isSameSecret } from "../../../streams/cipher/sameSecret.ts"
import { type WebhookPlace, webhookSecretOf } from "./webhookSecret.ts"
import { botKey } from "../token/botKey.ts"

/**
 * The path that cannot be guessed is always served, so updates arrive also while the processes of an installation change from
 * one mode to the other. `place`: as the operator sets it; null: the bot polls.
 */
export const webhookReceiver = (place: WebhookPlace | null) =>
  Layer.effect(
    Webhook,
    Effect.gen(function* () {
      const secret = webhookSecretOf(yield* whileStarting((yield* Keyring).keyOf(botKey)))
      const names = [secret.name, ...(place?.name == null ? [] : [place.name])]
      const { send } = yield* HandOver
      return {
        // Each name is compared, so the time does not depend on the one that matches.
        isName: (name) => names.map((each) => isSameSecret(name, each)).includes(true),
        botOf: secret.botOf,
        store: send
      }
    })
  ).pipe(Layer.provide(HandOver.layer))
