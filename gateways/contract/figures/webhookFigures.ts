/** How many webhooks arrived in a period. For administrators. */
import { Schema } from "effect"
import { EndpointId } from "../../../domain/ids.ts"

const ends = {
  /** Deliveries that arrived, also after several tries, and those that were sent again on request. */
  arrived: Schema.Int,
  /** Deliveries that ended without arrival. */
  givenUp: Schema.Int,
  /** Tries that failed and were followed by another one. */
  repeated: Schema.Int
}

export const WebhookFigures = Schema.Struct({
  /** The days of the period, oldest first. A delivery counts on the day of its last try. */
  days: Schema.Array(Schema.Struct({ day: Schema.String, ...ends })),
  webhooks: Schema.Array(Schema.Struct({ id: EndpointId, name: Schema.String, isRemoved: Schema.Boolean, ...ends })),
  /** True when older tries of the period were left out, because there are too many. */
  isPart: Schema.Boolean,
  seq: Schema.Int
})
export type WebhookFigures = typeof WebhookFigures.Type
