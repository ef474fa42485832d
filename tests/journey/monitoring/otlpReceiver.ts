/** A receiver of OTLP over HTTP in JSON. Source: https://opentelemetry.io/docs/specs/otlp/#otlphttp */
import { createServer, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"

export interface ReceivedSpan {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
}
interface Received {
  readonly resourceSpans: ReadonlyArray<{
    readonly scopeSpans: ReadonlyArray<{ readonly spans: ReadonlyArray<ReceivedSpan> }>
  }>
}

export const startOtlpReceiver = async () => {
  const bodies: Array<string> = []
  const held: Array<ServerResponse> = []
  let holds = false
  const server = createServer((request, response) => {
    const parts: Array<Buffer> = []
    request.on("data", (part: Buffer) => parts.push(part))
    request.on("end", () => {
      bodies.push(Buffer.concat(parts).toString())
      if (holds) held.push(response)
      else response.writeHead(200, { "content-type": "application/json" }).end("{}")
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Everything that has arrived, as it was sent. */
    text: () => bodies.join("\n"),
    spans: (): ReadonlyArray<ReceivedSpan> =>
      bodies.flatMap((body) =>
        (JSON.parse(body) as Received).resourceSpans.flatMap(({ scopeSpans }) =>
          scopeSpans.flatMap(({ spans }) => spans)
        )
      ),
    /** Later requests get no answer. */
    hold: () => {
      holds = true
    },
    /** How many requests wait for an answer. */
    waiting: () => held.length,
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      })
  }
}
