/** The REST interface of the Metrics page. */
import type { CountedSet } from "../../../gateways/contract/figures/countedSets.ts"
import type { CountedItem, TeamFigures } from "../../../gateways/contract/figures/figures.ts"
import type { WebhookFigures } from "../../../gateways/contract/figures/webhookFigures.ts"
import { requestApi } from "../../sync/rest/api.ts"
import { pageZone } from "../../words/chosen.ts"

export const periods = ["7", "30", "90"] as const
export type PeriodDays = (typeof periods)[number]

/** The rows that a number counts: a set, and the values of its row. */
export interface CountedRows {
  readonly of: CountedSet
  readonly day?: string
  readonly source?: string
  readonly kind?: string
  readonly provider?: string
  readonly model?: string
  readonly prompt?: string
  readonly verdict?: string
  readonly kept?: string
  readonly bucket?: string
}
export interface CountedPage {
  readonly items: ReadonlyArray<CountedItem>
  readonly next: string | null
}

const periodQuery = (days: PeriodDays) => new URLSearchParams({ days, zone: pageZone() }).toString()

export const figuresApi = {
  figures: (days: PeriodDays) => requestApi<TeamFigures>("GET", `/metrics/team?${periodQuery(days)}`),
  /** Only for administrators. */
  webhooks: (days: PeriodDays) => requestApi<WebhookFigures>("GET", `/metrics/webhooks?${periodQuery(days)}`),
  items: ({ days, ...counted }: CountedRows & { readonly days: PeriodDays }, cursor: string | null) => {
    const given = Object.entries({ ...counted, days, zone: pageZone(), ...(cursor === null ? {} : { cursor }) })
    return requestApi<CountedPage>("GET", `/metrics/team/items?${new URLSearchParams(given).toString()}`)
  }
}
