/** Every metric of the product, in the order of docs/metrics.md. A test finds a metric that is missing here. */
import type { Metric } from "effect"
import { commandDuration, commandsTotal } from "../../commands/bus/commandMetrics.ts"
import { frameDelay } from "../../gateways/http/socket/publish/frameMetrics.ts"
import { inboundWebhooks } from "../../gateways/http/routes/inbound/inboundMetrics.ts"
import { socketsOpen, socketsUnreadBytes } from "../../gateways/http/uws/webSockets/socketMetrics.ts"
import { telegramCallDuration, telegramCalls } from "../../gateways/telegram/api/measures/callMetrics.ts"
import { telegramUpdates } from "../../gateways/telegram/api/measures/updateMetrics.ts"
import { modelFailures } from "../../models/choosing/degradingModel.ts"
import { modelCallDuration, modelCalls } from "../../models/choosing/measuredModel.ts"
import { modelQuotesDropped } from "../../models/ollama/classify/classify.ts"
import { modelItemsDropped } from "../../models/ollama/request/distil.ts"
import { announcementsDropped } from "../../projections/runner/batch/announcement.ts"
import { projectionCommits, projectionPosition, rowDelay } from "../../projections/runner/measures/batchMetrics.ts"
import {
  classifications,
  proposalsDecided,
  tasksCreated,
  tasksFinished
} from "../../projections/runner/measures/outcomeMetrics.ts"
import { inboundHandled } from "../../reactors/inbound/measures/handledMetrics.ts"
import { webhookTries, webhookTryDuration } from "../../reactors/webhooks/measures/tryMetrics.ts"
import { webhookEventsWaiting, webhookOldestWait } from "../../reactors/webhooks/measures/waitMetrics.ts"
import { jobDuration } from "../../reactors/work/measures/jobMetrics.ts"
import { deadLetters } from "../../streams/nats/consumers/letters/letterCount.ts"
import { broadcastsDropped } from "../../streams/nats/natsBroadcast.ts"
import { databaseBytes } from "./samples/databaseMetrics.ts"
import * as logMetrics from "./samples/logMetrics.ts"
import * as processMetrics from "./samples/processMetrics.ts"
import * as troubleMetrics from "./samples/troubleMetrics.ts"

export interface DeclaredMetric {
  readonly metric: Metric.Metric<never, unknown>
  readonly unit: "seconds" | "bytes" | "count"
  /** Each label has few values, and none has a text, a name or an id of a person. */
  readonly labels: ReadonlyArray<string>
}

const seconds = (metric: DeclaredMetric["metric"], ...labels: ReadonlyArray<string>): DeclaredMetric => ({
  metric,
  unit: "seconds",
  labels
})
const bytes = (metric: DeclaredMetric["metric"], ...labels: ReadonlyArray<string>): DeclaredMetric => ({
  metric,
  unit: "bytes",
  labels
})
const count = (metric: DeclaredMetric["metric"], ...labels: ReadonlyArray<string>): DeclaredMetric => ({
  metric,
  unit: "count",
  labels
})

export const everyMetric: ReadonlyArray<DeclaredMetric> = [
  count(troubleMetrics.isReady),
  count(troubleMetrics.troublesPresent, "code"),
  count(commandsTotal, "command", "outcome"),
  seconds(commandDuration),
  seconds(rowDelay),
  seconds(frameDelay),
  count(projectionPosition),
  count(logMetrics.logPosition),
  count(logMetrics.projectionLag),
  count(projectionCommits),
  count(troubleMetrics.parkedCount),
  count(deadLetters),
  count(logMetrics.consumerPending, "consumer"),
  count(logMetrics.consumerUnsettled, "consumer"),
  bytes(logMetrics.streamBytes, "stream"),
  bytes(logMetrics.streamLimit, "stream"),
  count(logMetrics.streamMessages, "stream"),
  bytes(databaseBytes),
  count(announcementsDropped),
  count(broadcastsDropped),
  count(modelCalls, "kind", "outcome"),
  seconds(modelCallDuration, "kind"),
  count(modelFailures, "verb", "why"),
  count(modelQuotesDropped),
  count(modelItemsDropped),
  count(telegramCalls, "method", "outcome"),
  seconds(telegramCallDuration),
  count(telegramUpdates, "outcome"),
  count(webhookTries, "outcome"),
  seconds(webhookTryDuration),
  count(webhookEventsWaiting),
  seconds(webhookOldestWait),
  count(inboundWebhooks, "outcome"),
  count(inboundHandled, "outcome"),
  count(socketsOpen),
  bytes(socketsUnreadBytes),
  count(tasksCreated, "source"),
  count(tasksFinished, "outcome"),
  count(classifications, "outcome"),
  count(proposalsDecided, "decision"),
  seconds(jobDuration, "kind"),
  seconds(processMetrics.loopDelayP99),
  seconds(processMetrics.loopDelayMax),
  bytes(processMetrics.residentMemory),
  bytes(processMetrics.heapUsed),
  bytes(processMetrics.externalMemory),
  seconds(processMetrics.cpuSeconds),
  seconds(processMetrics.startTime),
  bytes(troubleMetrics.diskFree),
  bytes(troubleMetrics.diskSize),
  count(processMetrics.buildInfo, "version")
]
