/** The typed values of a new webhook. They stay until the server has stored it. */
import { type EndpointKind, type WebhookType, webhookTypeNames } from "../../../../domain/endpoint/webhookTypes.ts"
import type { NewWebhook } from "../../../../gateways/contract/webhooks/webhooks.ts"
import { createDraft } from "../../../drafts/createDraft.ts"

export interface WebhookTyped {
  readonly name: string
  readonly url: string
  readonly kind: EndpointKind
  /** `team`, `chat:…` or `person:…`. */
  readonly audience: string
  /** Null: all types, also later ones. */
  readonly types: ReadonlyArray<WebhookType> | null
}
const empty: WebhookTyped = { name: "", url: "", kind: "standard", audience: "team", types: null }

/** The request. The types are in the order of the vocabulary. */
export const asSent = ({ name, url, kind, audience, types }: WebhookTyped): NewWebhook => ({
  name: name.trim(),
  url: url.trim(),
  kind,
  // The server refuses a text that is no audience.
  audience: audience as NonNullable<NewWebhook["audience"]>,
  ...(types === null ? {} : { types: webhookTypeNames.filter((type) => types.includes(type)) })
})

export const createNewWebhook = () => {
  const draft = createDraft(
    () => "webhook:new",
    () => empty
  )
  const value = () => draft.value()
  return {
    value,
    busy: draft.busy,
    change: (part: Partial<WebhookTyped>) => draft.set({ ...value(), ...part }),
    isComplete: () => value().name.trim() !== "" && value().url.trim() !== "" && value().types?.length !== 0,
    send: draft.send
  }
}
export type TypedWebhook = ReturnType<typeof createNewWebhook>
