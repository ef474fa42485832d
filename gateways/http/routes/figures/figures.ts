/** The figures of a period for the page Metrics, and the list behind each. Both count only items that the caller may see. */
import { Clock, Effect, Schema } from "effect"
import { Verdict } from "../../../../domain/run/fields.ts"
import { mostCountedRows } from "../../../../projections/reads/figures/facts.ts"
import { periodOf } from "../../../../projections/reads/figures/period.ts"
import { waitBounds } from "../../../../projections/reads/figures/questions.ts"
import { Feed } from "../../../../streams/ports/feed.ts"
import { countedSets } from "../../../contract/figures/countedSets.ts"
import { WebhookFigures } from "../../../contract/figures/webhookFigures.ts"
import { CountedItem, TeamFigures } from "../../../contract/figures/figures.ts"
import { group } from "../../api/operation.ts"
import { read, readPage } from "../../api/readOperations.ts"
import { filterText } from "../../api/requestFields.ts"
import { Unavailable } from "../../problems/problems.ts"
import { mostCountedTries } from "./webhooks/deliveryCounts.ts"
import { webhookFigures } from "./webhooks/webhookFigures.ts"

/** Days of a period; 30 by default. */
const Days = Schema.Literals(["7", "30", "90"])
const periodQuery = {
  days: Schema.optionalKey(Days),
  zone: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(64)))
}
const periodText =
  "`days`: 7, 30 or 90 days, the last one is today; 30 when left out. `zone`: the IANA time zone of the days; UTC when left out or unknown."

const unavailable = () => new Unavailable({ detail: "The deliveries cannot be read now. Try again in a moment." })

const requested = ({ days = "30", zone = "UTC" }: { readonly days?: "7" | "30" | "90"; readonly zone?: string }) =>
  Effect.map(Clock.currentTimeMillis, (now) => periodOf(now, Number(days), zone))

const name = Schema.optionalKey(filterText(200))
const whole = Schema.FiniteFromString.check(Schema.isInt())

export const figureOperations = group("figures", {
  show: read(
    "metrics.show",
    "/metrics/team",
    {
      query: periodQuery,
      success: TeamFigures,
      description: `Figures of the team and its models in a period, from the items that you may see. ${periodText} Of each audience at most the newest ${mostCountedRows} rows are counted; \`isPart\` says so.`
    },
    Effect.fnUntraced(function* ({ query }, { knowledge, reads, audiences }) {
      const figures = yield* knowledge.figures(audiences, yield* requested(query))
      const seq = yield* reads.seq
      const head = yield* (yield* Feed).head.pipe(Effect.orElseSucceed(() => null))
      // The tables may have applied a commit that was stored after `head` was read.
      return { ...figures, behind: head === null ? null : Math.max(0, head - seq), seq }
    })
  ),
  webhooks: read(
    "webhooks.deliveries",
    "/metrics/webhooks",
    {
      query: periodQuery,
      success: WebhookFigures,
      description: `The deliveries of webhooks that arrived or were given up in a period, for each webhook and each day. ${periodText} Deliveries are kept for 30 days. Of each webhook at most the newest ${mostCountedTries} tries are counted when the process starts; \`isPart\` says so.`
    },
    Effect.fnUntraced(function* ({ query }, { reads }) {
      const figures = yield* Effect.mapError(webhookFigures(yield* requested(query)), unavailable)
      return { ...figures, seq: yield* reads.seq }
    })
  ),
  items: readPage(
    "metrics.show",
    "/metrics/team/items",
    {
      row: CountedItem,
      filter: {
        ...periodQuery,
        of: Schema.Literals(countedSets),
        day: Schema.optionalKey(
          Schema.String.check(Schema.isPattern(/^\d{4}-\d\d-\d\d$/, { message: "must be a day" }))
        ),
        source: name,
        kind: name,
        provider: name,
        model: name,
        prompt: name,
        verdict: Schema.optionalKey(Verdict),
        kept: Schema.optionalKey(Schema.Literals(["true", "false"])),
        bucket: Schema.optionalKey(whole.check(Schema.isBetween({ minimum: 0, maximum: waitBounds.length })))
      },
      description: `The items that a figure of \`/metrics/team\` counts, newest first. \`of\` names the figure, the other fields its row. ${periodText}`
    },
    Effect.fnUntraced(function* ({ knowledge, audiences }, { days, zone, kept, ...filter }, limit, cursor) {
      const period = yield* requested({ ...(days !== undefined && { days }), ...(zone !== undefined && { zone }) })
      const wanted = { ...filter, ...(kept !== undefined && { kept: kept === "true" }) }
      return yield* knowledge.counted(audiences, period, wanted, limit, cursor)
    })
  )
})
