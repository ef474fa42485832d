/** The log of deliveries in memory, for tests. */
import { Effect } from "effect"
import { deliveryLogOn } from "../deliveries/deliveryLogOn.ts"

interface Message {
  readonly endpoint: string
  readonly seq: number
  readonly data: Uint8Array
}
const mostAtOnce = 1000

export const memoryDeliveries = deliveryLogOn(
  Effect.sync(() => {
    const messages: Array<Message> = []
    const of = (endpoint: string) => messages.filter((each) => each.endpoint === endpoint)
    return {
      append: (endpoint, data) => Effect.sync(() => messages.push({ endpoint, seq: messages.length + 1, data })),
      from: (endpoint, position) =>
        Effect.sync(() =>
          of(endpoint)
            .filter(({ seq }) => seq >= position)
            .slice(0, mostAtOnce)
        ),
      last: (endpoint) => Effect.sync(() => of(endpoint).at(-1)?.seq ?? 0)
    }
  })
)
