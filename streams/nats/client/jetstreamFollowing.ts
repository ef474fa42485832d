/** The two ways to follow a stream: an ordered consumer, and a durable one. */
import {
  AckPolicy,
  type ConsumerMessages,
  DeliverPolicy,
  type JetStreamClient,
  type JetStreamManager
} from "@nats-io/jetstream"
import { nanos } from "@nats-io/transport-node"
import { isDeepStrictEqual } from "node:util"
import { inBatches } from "./batches/inBatches.ts"
import { deliveryOf, incomingOf, timedOf } from "./jetstreamMessages.ts"
import type { ConsumerInfo, Delivery, DurableOptions, Nats } from "./nats.ts"

const idleHeartbeatMillis = 2000
type Watched = (messages: ConsumerMessages) => ConsumerMessages

export const followStream =
  (js: JetStreamClient, watched: Watched): Nats["Service"]["follow"] =>
  (stream, from, filters, withTimes = false) =>
    inBatches(
      async () => {
        const consumer = await js.consumers.get(stream, {
          deliver_policy: DeliverPolicy.StartSequence,
          opt_start_seq: from,
          ...(filters === undefined ? {} : { filter_subjects: [...filters] })
        })
        const messages = watched(await consumer.consume({ max_messages: 2000, idle_heartbeat: idleHeartbeatMillis }))
        const close = async () => {
          await messages.close()
          // Not awaited: the end of a read does not wait for the server, which deletes an unused consumer after 5 minutes.
          void consumer.delete().catch(() => {})
        }
        return { items: messages, close }
      },
      withTimes ? timedOf : incomingOf
    )

export const durable = (js: JetStreamClient, jsm: JetStreamManager, watched: Watched) =>
  async function* (options: DurableOptions): AsyncGenerator<Delivery> {
    const { stream, name, mostPending } = options
    await ensureConsumer(jsm, options)
    const consumer = await js.consumers.get(stream, name)
    const messages = watched(await consumer.consume({ max_messages: mostPending, idle_heartbeat: idleHeartbeatMillis }))
    try {
      for await (const message of messages) yield deliveryOf(message)
    } finally {
      await messages.close()
    }
  }

const acceptedEntry = "tracker.accepted"

/**
 * Creates the consumer, or updates its settings: a newer version of the product may follow other subjects. Settled messages
 * stay settled, unless the log was accepted since the consumer was made.
 */
const ensureConsumer = async (jsm: JetStreamManager, options: DurableOptions) => {
  const { stream, name, subjects, starts, ackWaitMillis, mostPending, accepted = 0 } = options
  const settings = {
    filter_subjects: [...subjects],
    ack_wait: nanos(ackWaitMillis),
    max_ack_pending: mostPending
  }
  const found = await jsm.consumers.info(stream, name).catch(() => null)
  const isOutdated =
    found !== null && starts === "log" && Number(found.config.metadata?.[acceptedEntry] ?? 0) < accepted
  if (isOutdated) await jsm.consumers.delete(stream, name)
  if (found === null || isOutdated) {
    await jsm.consumers.add(stream, {
      ...settings,
      metadata: { [acceptedEntry]: String(accepted) },
      durable_name: name,
      ack_policy: AckPolicy.Explicit,
      deliver_policy: starts === "log" ? DeliverPolicy.All : DeliverPolicy.New
    })
    return
  }
  const config: Readonly<Record<string, unknown>> = { ...found.config }
  if (Object.entries(settings).some(([key, value]) => !isDeepStrictEqual(config[key], value)))
    await jsm.consumers.update(stream, name, settings)
}

/** The durable consumers of a stream. Readers of a feed have consumers without a durable name, which end with them. */
export const durableConsumers = async (jsm: JetStreamManager, stream: string): Promise<ReadonlyArray<ConsumerInfo>> => {
  const found: Array<ConsumerInfo> = []
  for await (const { name, config, num_pending: pending, num_ack_pending: unsettled } of jsm.consumers.list(stream))
    if (config.durable_name !== undefined) found.push({ name, pending, unsettled })
  return found
}
