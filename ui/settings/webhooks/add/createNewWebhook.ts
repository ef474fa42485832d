/** The typed values of a new webhook. They stay until the server has stored it. */
import { type EndpointKind, type WebhookType, webhookTypeNames } from "../../../../domain/endpoint/webhookTypes.ts"
import type { NewWebhook } from "../../../../gateways/contract/webhooks/webhooks.ts"
import { createDraft } from "../../../drafts/createDraft.ts"

/** The name of a webhook, and the filter of its events. */
export interface TypedFilter {
  readonly name: string
  /** Null: all types, also later ones. */
  readonly types: ReadonlyArray<WebhookType> | null
  /** Null: things of every topic, and things without one. */
  readonly topics: ReadonlyArray<string> | null
}
export interface WebhookTyped extends TypedFilter {
  readonly url: string
  readonly kind: EndpointKind
  /** `team`, `chat:…` or `person:…`. */
  readonly audience: string
}
const empty: WebhookTyped = { name: "", url: "", kind: "standard", audience: "team", types: null, topics: null }

/** The types are in the order of the vocabulary. */
export const sentFilter = ({ name, types, topics }: TypedFilter): Pick<NewWebhook, "name" | "types" | "topics"> => ({
  name: name.trim(),
  ...(types === null ? {} : { types: webhookTypeNames.filter((type) => types.includes(type)) }),
  // The server refuses a text that is not the id of a topic.
  ...(topics === null ? {} : { topics: topics as NonNullable<NewWebhook["topics"]> })
})
export const isFilterComplete = ({ name, types, topics }: TypedFilter): boolean =>
  name.trim() !== "" && types?.length !== 0 && topics?.length !== 0

/** The request. */
export const asSent = ({ url, kind, audience, ...filter }: WebhookTyped): NewWebhook => ({
  ...sentFilter(filter),
  url: url.trim(),
  kind,
  // The server refuses a text that is not an audience.
  audience: audience as NonNullable<NewWebhook["audience"]>
})

export const createNewWebhook = () => {
  const draft = createDraft(
    () => "webhook:new",
    () => empty
  )
  // A draft of an earlier version has fewer fields.
  const value = (): WebhookTyped => ({ ...empty, ...draft.value() })
  return {
    value,
    busy: draft.busy,
    change: (part: Partial<WebhookTyped>) => draft.set({ ...value(), ...part }),
    isComplete: () => isFilterComplete(value()) && value().url.trim() !== "",
    send: draft.send
  }
}
export type TypedWebhook = ReturnType<typeof createNewWebhook>
