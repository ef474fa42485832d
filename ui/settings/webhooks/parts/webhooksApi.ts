/** The requests of the settings of webhooks. */
import type {
  DeliveryDetail,
  DeliveryRow,
  NewWebhook,
  Redelivery,
  SecretOfWebhook,
  WebhookRow
} from "../../../../gateways/contract/webhooks/webhooks.ts"
import { command, requestApi } from "../../../sync/rest/api.ts"
import { newKey } from "../../../sync/rest/newKey.ts"

export type MadeSecret = typeof SecretOfWebhook.Type
export type DeliveryShown = typeof DeliveryDetail.Type
export interface DeliveriesPage {
  readonly items: ReadonlyArray<DeliveryRow>
  readonly next: number | null
}

const pageSize = 25

export const webhooksApi = {
  list: () => requestApi<{ readonly items: ReadonlyArray<WebhookRow> }>("GET", "/webhooks").then(({ items }) => items),
  /** `key`: the same one again after a lost answer, so that one intent makes one webhook. */
  add: (webhook: NewWebhook, key: string) => requestApi<MadeSecret>("POST", "/webhooks", webhook, key),
  /** `version`: the version of the secret that the person saw. */
  rotate: (id: string, version: number) =>
    requestApi<MadeSecret>("POST", `/webhooks/${id}/rotate`, { version }, newKey()),
  change: (id: string, webhook: Pick<NewWebhook, "name" | "types" | "topics">, key: string) =>
    command(`/webhooks/${id}/change`, webhook, key),
  pause: (id: string) => command(`/webhooks/${id}/pause`, {}),
  resume: (id: string) => command(`/webhooks/${id}/resume`, {}),
  remove: (id: string) => command(`/webhooks/${id}/remove`, {}),
  /** The receipt has the id of the test. */
  test: (id: string) => command(`/webhooks/${id}/test`, {}),
  redeliver: (id: string, what: Redelivery) => command(`/webhooks/${id}/redeliver`, what),
  deliveries: (id: string, before: number | null) =>
    requestApi<DeliveriesPage>(
      "GET",
      `/webhooks/${id}/deliveries?limit=${pageSize}${before === null ? "" : `&before=${before}`}`
    ),
  delivery: (id: string, seq: number) => requestApi<DeliveryShown>("GET", `/webhooks/${id}/deliveries/${seq}`)
}
