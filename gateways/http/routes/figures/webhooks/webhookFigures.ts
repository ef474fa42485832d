/** How many webhooks arrived in a period, by endpoint and by day. */
import { Effect } from "effect"
import { Endpoints, type KnownEndpoint } from "../../../../../commands/endpoints/endpoints.ts"
import type { Period } from "../../../../../projections/reads/figures/period.ts"
import type { WebhookFigures } from "../../../../contract/figures/webhookFigures.ts"
import { addEnds, type CountedDeliveries, DeliveryCounts, type DeliveryEnds, noEnds } from "./deliveryCounts.ts"

interface Counted {
  readonly known: KnownEndpoint
  readonly deliveries: CountedDeliveries
}

/** The index of the day of a time; -1 outside of the period. */
const dayIn = ({ begins, ends }: Period) => {
  const starts = begins.map((begin) => Date.parse(begin))
  const end = Date.parse(ends)
  return (time: number) => (time >= end ? -1 : starts.findLastIndex((start) => start <= time))
}

const figuresOf = (period: Period, counted: ReadonlyArray<Counted>): Omit<WebhookFigures, "seq"> => {
  const dayOf = dayIn(period)
  const byDay: Array<DeliveryEnds> = period.days.map(() => noEnds)
  const webhooks = counted.map(({ known, deliveries }) => {
    let all = noEnds
    for (const [time, ends] of deliveries.stretches) {
      const day = dayOf(time)
      const before = byDay[day]
      if (before === undefined) continue
      byDay[day] = addEnds(before, ends)
      all = addEnds(all, ends)
    }
    return { id: known.id, name: known.now.name, isRemoved: known.now.is === "removed", ...all }
  })
  const begin = Date.parse(period.begins[0] ?? period.ends)
  return {
    days: period.days.map((day, n) => ({ day, ...(byDay[n] ?? noEnds) })),
    webhooks: webhooks.filter(
      ({ isRemoved, arrived, givenUp, repeated }) => !isRemoved || arrived + givenUp + repeated > 0
    ),
    isPart: counted.some(({ deliveries: { since } }) => since !== null && since > begin)
  }
}

/** The figures of each present webhook, and of each removed one with deliveries in the period; the newest first. */
export const webhookFigures = Effect.fnUntraced(function* (period: Period) {
  const endpoints = yield* Endpoints
  yield* endpoints.current
  const counts = yield* DeliveryCounts
  const oldest = Date.parse(period.begins[0] ?? period.ends)
  const counted = yield* Effect.forEach(endpoints.all().toReversed(), (known) =>
    Effect.map(counts.of(known.id, Math.min(oldest, period.now - keptMillis)), (deliveries) => ({ known, deliveries }))
  )
  return figuresOf(period, counted)
})

/** The longest period, in milliseconds. */
const keptMillis = 90 * 24 * 60 * 60 * 1000
