/** `tt webhooks`: the addresses that get events, and the deliveries to them. */
import { Console, Effect, Stream } from "effect"
import type { NewWebhook, Redelivery } from "../../../gateways/contract/webhooks/webhooks.ts"
import { request } from "../../control/request.ts"
import type { Settings } from "../../settings/settings.ts"
import { answer, answerEach } from "../operation/print.ts"
import { type WebhookAct, type WebhookLine, webhooksOperation } from "./webhooksOperation.ts"

interface Printed {
  readonly json: boolean
}
interface Chosen extends Printed {
  readonly which: string
}

const texts = (line: WebhookLine, ...fields: ReadonlyArray<string>) =>
  fields
    .map((field) => line[field])
    .filter((value) => value !== null && value !== undefined && value !== "")
    .map(String)
    .join("  ")

const rowLine = (line: WebhookLine) => {
  const failing = line["failingSince"] === null ? "" : `  fails since ${String(line["failingSince"])}`
  return `${texts(line, "id", "state", "kind", "audience", "url", "name")}${failing}`
}
const deliveryLine = (line: WebhookLine) =>
  `${texts(line, "at", "outcome", "type", "fault", "status")}  position ${String(line["position"])}, try ${String(line["tries"])}, ${String(line["millis"])} ms`

export const listWebhooks = (settings: Settings, { json }: Printed) =>
  request(settings, webhooksOperation, { _tag: "list" }).pipe(
    answerEach(json, rowLine, "there is no webhook: `tt webhooks add` adds one")
  )

const withSecret = (settings: Settings, json: boolean, act: WebhookAct) =>
  request(settings, webhooksOperation, act).pipe(
    Stream.runForEach((made) =>
      answer(json, made, `${texts(made, "id")}\n${texts(made, "secret")}\n(the secret is shown only once)`)
    )
  )

export const addWebhook = (settings: Settings, { json, ...webhook }: Printed & NewWebhook) =>
  withSecret(settings, json, { _tag: "add", webhook })

export const rotateWebhook = (settings: Settings, { json, which }: Chosen) =>
  withSecret(settings, json, { _tag: "rotate", which })

export const changeWebhook = (
  settings: Settings,
  { json, which, act }: Chosen & { readonly act: "pause" | "resume" | "remove" }
) => request(settings, webhooksOperation, { _tag: act, which }).pipe(answerEach(json, rowLine, "nothing was changed"))

export const listDeliveries = (settings: Settings, { json, which, limit }: Chosen & { readonly limit: number }) =>
  request(settings, webhooksOperation, { _tag: "deliveries", which, limit }).pipe(
    answerEach(json, deliveryLine, "nothing was sent in the last 30 days")
  )

const requestedLine = (line: WebhookLine) =>
  `requested: \`tt webhooks deliveries ${String(line["id"])}\` shows the tries of the running product`

/** The events: one position or several, a range, or those that were given up since a time. */
interface Events {
  readonly positions: ReadonlyArray<number>
  readonly from: number | null
  readonly to: number | null
  readonly failedSince: string | null
}

const eventsOf = ({ positions, from, to, failedSince }: Events): Redelivery | null => {
  const [first, ...rest] = positions
  if (first !== undefined) return { positions: [first, ...rest] }
  if (from !== null && to !== null) return { from, to }
  return failedSince === null ? null : { failedSince: new Date(failedSince).toISOString() }
}

export const redeliver = Effect.fn("webhooks.redeliver")(function* (settings: Settings, given: Chosen & Events) {
  const isTime = given.failedSince === null || !Number.isNaN(Date.parse(given.failedSince))
  const events = isTime ? eventsOf(given) : null
  if (events === null)
    return yield* Console.error(
      "tt: name the events: `--position 4711`, `--from 4700 --to 4800`, or `--failed-since 2026-11-25T00:00:00Z`"
    )
  yield* request(settings, webhooksOperation, { _tag: "redeliver", which: given.which, events }).pipe(
    answerEach(given.json, requestedLine, "nothing was requested")
  )
})

export const testWebhook = (settings: Settings, { json, which }: Chosen) =>
  request(settings, webhooksOperation, { _tag: "test", which }).pipe(
    answerEach(json, requestedLine, "nothing was requested")
  )
