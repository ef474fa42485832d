/** A receiver of OTLP over HTTP in JSON. Source: https://opentelemetry.io/docs/specs/otlp/#otlphttp */
import { createServer, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"

export interface ReceivedSpan {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
}
interface ReceivedAttribute {
  readonly key: string
  readonly value: { readonly stringValue?: string }
}
interface Received {
  readonly resourceSpans: ReadonlyArray<{
    readonly resource: { readonly attributes: ReadonlyArray<ReceivedAttribute> }
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
    /** `roles`: of the process that sent it. */
    spans: (): ReadonlyArray<ReceivedSpan & { readonly roles: string }> =>
      bodies.flatMap((body) =>
        (JSON.parse(body) as Received).resourceSpans.flatMap(({ resource, scopeSpans }) => {
          const roles = resource.attributes.find(({ key }) => key === "tracker.roles")?.value.stringValue ?? ""
          return scopeSpans.flatMap(({ spans }) => spans.map((span) => ({ ...span, roles })))
        })
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

/** The spans from the one that began the trace, or the first below the caller's, to this one. */
export const pathTo = <Span extends ReceivedSpan>(span: Span, all: ReadonlyArray<Span>): ReadonlyArray<Span> => {
  const parent = all.find(({ spanId }) => spanId === span.parentSpanId)
  return [...(parent === undefined ? [] : pathTo(parent, all)), span]
}
