/** Reports the webhooks that an owner must look at: nothing has arrived for a day, or they are disabled. */
import { Effect, Layer } from "effect"
import { Endpoints, type KnownEndpoint } from "../../../commands/endpoints/endpoints.ts"
import { type Trouble, Troubles } from "../../../streams/troubles.ts"

const remedy = "tt webhooks list"

export const troublesOfEndpoint = ({ id, now }: Pick<KnownEndpoint, "id" | "now">): ReadonlyArray<Trouble> => {
  if (now.is === "gone")
    return [
      {
        code: "webhook-gone",
        message: `the receiver of the webhook ${id} has answered 410: its events wait until it is resumed or removed`,
        remedy,
        stops: []
      }
    ]
  if (now.is === "left")
    return [
      {
        code: "webhook-left",
        message: `the administrator of the webhook ${id} has lost the right to it: its events wait until another administrator resumes or removes it`,
        remedy,
        stops: []
      }
    ]
  if (now.failingSince === null) return []
  return [
    {
      code: "webhook-failing",
      message: `nothing has arrived at the webhook ${id} since ${now.failingSince}`,
      remedy,
      stops: []
    }
  ]
}

export const webhookTroubles = Layer.effectDiscard(
  Effect.gen(function* () {
    const { all } = yield* Endpoints
    yield* (yield* Troubles).register(Effect.sync(() => all().flatMap(troublesOfEndpoint)))
  })
)
