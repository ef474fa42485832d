/**
 * A server in the documented form of an exporter that Debian does not have. Its figures are real, and it refuses a
 * metric or a set of labels that `ops/monitoring/exporterMetrics.json` does not name.
 */
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { type exporters as every, exporters } from "../../../../ops/monitoring/kit/dashboards.ts"

export interface StandInSample {
  readonly metric: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

/** One line of the text format. Source: https://prometheus.io/docs/instrumenting/exposition_formats/ */
const lineOf = ({ metric, labels, value }: StandInSample) =>
  `${metric}{${Object.entries(labels)
    .map(([name, text]) => `${name}=${JSON.stringify(text)}`)
    .join(",")}} ${value}\n`

const isDocumented = (exporter: keyof typeof every, { metric, labels }: StandInSample) => {
  const named = exporters[exporter].metrics[metric]
  return named !== undefined && named.toSorted().join() === Object.keys(labels).toSorted().join()
}

/** `read` runs at each scrape. */
export const startStandIn = async (exporter: keyof typeof every, read: () => Promise<ReadonlyArray<StandInSample>>) => {
  const text = async () => {
    const samples = await read()
    const other = samples.find((sample) => !isDocumented(exporter, sample))
    if (other !== undefined) throw new Error(`${exporter} does not serve ${lineOf(other)}`)
    return samples.map(lineOf).join("")
  }
  const server = createServer((_, response) => {
    text().then(
      (body) => response.writeHead(200, { "content-type": "text/plain; version=0.0.4" }).end(body),
      (error: unknown) => response.writeHead(500).end(String(error))
    )
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      })
  }
}
