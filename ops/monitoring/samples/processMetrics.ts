/** The metrics of this process. Their names are those of Prometheus's client libraries, so common dashboards find them. */
import { Context, Effect, Metric } from "effect"
import { monitorEventLoopDelay } from "node:perf_hooks"
import { version } from "../../settings/version.ts"

export const residentMemory = Metric.gauge("process_resident_memory_bytes", {
  description: "Memory of the process that is not swapped out"
})
export const heapUsed = Metric.gauge("nodejs_heap_size_used_bytes", { description: "Memory of JavaScript objects" })
export const externalMemory = Metric.gauge("nodejs_external_memory_bytes", {
  description: "Memory outside the heap that JavaScript objects hold, such as buffers"
})
export const cpuSeconds = Metric.counter("process_cpu_seconds_total", {
  incremental: true,
  description: "Processor time of the process, user and system"
})
export const startTime = Metric.gauge("process_start_time_seconds", {
  description: "When the process was started, in seconds since 1970"
})
export const loopDelayP99 = Metric.gauge("nodejs_eventloop_lag_p99_seconds", {
  description: "How late the event loop ran a timer, 99th percentile of the last 10 seconds"
})
export const loopDelayMax = Metric.gauge("nodejs_eventloop_lag_max_seconds", {
  description: "How late the event loop ran a timer, longest of the last 10 seconds"
})
export const buildInfo = Metric.gauge("tracker_build_info", { description: "Always 1; the label is the version" })

const microsPerSecond = 1_000_000
const nanosPerSecond = 1_000_000_000
const millisPerSecond = 1000

const cpuNow = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / microsPerSecond
}

/** Values that the process keeps itself: each scrape reads them. Returns the end of the registration. */
const registerNow = (context: Context.Context<never>) => {
  const readOnly = { update: () => {}, modify: () => {} }
  const gauge = (metric: Metric.Gauge<number>, read: () => number) =>
    Metric.registerUnsafe(metric, context, { ...readOnly, get: () => ({ value: read() }) })
  const began = performance.timeOrigin / millisPerSecond
  return [
    gauge(residentMemory, () => process.memoryUsage.rss()),
    gauge(heapUsed, () => process.memoryUsage().heapUsed),
    gauge(externalMemory, () => process.memoryUsage().external),
    gauge(startTime, () => began),
    gauge(Metric.withAttributes(buildInfo, { version }) as Metric.Gauge<number>, () => 1),
    Metric.registerUnsafe(cpuSeconds, context, { ...readOnly, get: () => ({ count: cpuNow(), incremental: true }) })
  ]
}

export const registerProcess = Effect.flatMap(Effect.context<never>(), (context) =>
  Effect.acquireRelease(
    Effect.sync(() => registerNow(context)),
    (registrations) => Effect.sync(() => registrations.forEach(({ remove }) => remove()))
  )
)

/** Milliseconds between two measurements. The measured time includes it. */
const resolution = 20
const lateness = (nanos: number) => Math.max(0, nanos / nanosPerSecond - resolution / millisPerSecond)

/** Measures the event loop until its scope closes. `sample` reports the time since the last one. */
export const makeLoopDelay = Effect.map(
  Effect.acquireRelease(
    Effect.sync(() => {
      const histogram = monitorEventLoopDelay({ resolution })
      histogram.enable()
      return histogram
    }),
    (histogram) => Effect.sync(() => void histogram.disable())
  ),
  (histogram) =>
    Effect.suspend(() => {
      const [p99, max] = [lateness(histogram.percentile(99)), lateness(histogram.max)]
      histogram.reset()
      return Effect.andThen(Metric.update(loopDelayP99, p99), Metric.update(loopDelayMax, max))
    })
)
