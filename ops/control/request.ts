/** Requests an operation from the running product. When none runs, this process locks the data folder and runs it. */
import { Effect, Layer, Option, Result, Schema, Stream } from "effect"
import { type IncomingMessage, request as sendRequest } from "node:http"
import type { Operation } from "../verbs/operation/operation.ts"
import { publicOriginOf, type Settings } from "../settings/settings.ts"
import { type ControlLine, faultsOf, secretHeader } from "./control.ts"
import { type Control, runningOn } from "./sockets.ts"

/** The operation failed in the running product, or the product did not answer. A retry may succeed. */
export class OperationFailed extends Schema.TaggedError<OperationFailed>()("OperationFailed", { why: Schema.String }) {
  override get message() {
    return this.why
  }
}

/** A process of the product that runs on this data folder and serves the operator; none when none runs. */
export const runningProduct = ({ dataDir }: Pick<Settings, "dataDir">) =>
  Effect.map(
    Effect.promise(() => runningOn(dataDir)),
    ([first]) => Option.fromUndefinedOr(first)
  )

/**
 * The address of links to the product. The running product knows it: the settings of this command line may lack the port or
 * the public address of the start.
 */
export const linkOriginOf = (settings: Settings) =>
  Effect.map(
    runningProduct(settings),
    Option.match({
      onNone: () => publicOriginOf(settings),
      onSome: ({ origin, publicOrigin }) => publicOrigin ?? origin
    })
  )

/** The answers to inputs that arrive one after another, from the running product or from this process. */
const requestEachWith =
  <R, LE>(parts: (settings: Settings) => Layer.Layer<R, LE>) =>
  <In, Line, E extends { readonly message: string }, IE>(
    settings: Settings,
    operation: Operation<In, Line, E, R>,
    all: Stream.Stream<In, IE>
  ): Stream.Stream<Line, E | LE | IE | OperationFailed> =>
    Stream.unwrap(
      Effect.map(runningProduct(settings), (control): Stream.Stream<Line, E | LE | IE | OperationFailed> => {
        return Option.isSome(control)
          ? all.pipe(Stream.flatMap((input) => requestOverSocket<Line>(control.value, operation.name, input)))
          : all.pipe(
              Stream.mapEffect((input) => Effect.fromResult(decoded(operation, input))),
              Stream.flatMap(operation.run),
              Stream.provide(parts(settings))
            )
      })
    )

/** The answers to several inputs, one after another. */
const requestWith =
  <R, LE>(parts: (settings: Settings) => Layer.Layer<R, LE>) =>
  <In, Line, E extends { readonly message: string }>(
    settings: Settings,
    operation: Operation<In, Line, E, R>,
    ...inputs: ReadonlyArray<In>
  ): Stream.Stream<Line, E | LE | OperationFailed> =>
    requestEachWith(parts)(settings, operation, Stream.fromIterable(inputs))

/** The input as the running product would decode it: it is cleaned and checked in the same way. */
const decoded = <In>({ input }: { readonly input: Schema.Codec<In, unknown> }, given: In) =>
  Result.mapError(Schema.decodeUnknownResult(input)(given), (error) => new OperationFailed({ why: faultsOf(error) }))

// Imported when needed: with a running product, the command line needs none of the parts.
const logParts = (settings: Settings) =>
  Layer.unwrap(
    Effect.map(
      Effect.promise(() => import("../parts/record.ts")),
      ({ commandsLayer, folderLayer, recordLayer }) =>
        commandsLayer.pipe(Layer.provideMerge(recordLayer(settings)), Layer.provide(folderLayer(settings)))
    )
  )
/** Requests an operation on the log: it needs no tables, no model and no network. */
export const request = requestWith(logParts)
/** As `request`, with inputs that are made while the operation runs. */
export const requestEach = requestEachWith(logParts)
/** Requests an operation on the servers of the log, which is not opened: it also runs when a start is refused. */
export const requestFromNats = requestWith((settings: Settings) =>
  Layer.unwrap(
    Effect.map(
      Effect.promise(() => import("../parts/record.ts")),
      ({ folderLayer, natsLayer }) => natsLayer(settings).pipe(Layer.provide(folderLayer(settings)))
    )
  )
)
const tableParts = (settings: Settings) =>
  Layer.unwrap(
    Effect.map(
      Effect.promise(() => Promise.all([import("../parts/core.ts"), import("../parts/record.ts")])),
      ([{ coreLayer }, { folderLayer }]) => coreLayer(settings).pipe(Layer.provide(folderLayer(settings)))
    )
  )
/** Requests an operation on the log and the tables. */
export const requestWithTables = requestWith(tableParts)
/** As `requestWithTables`, with inputs that are made while the operation runs. */
export const requestEachWithTables = requestEachWith(tableParts)

/** Runs the operation of this name in the running product; returns its answers. */
export const requestOverSocket = <Line>(control: Control, name: string, input: unknown) =>
  Stream.unwrap(
    Effect.gen(function* () {
      const response = yield* Effect.tryPromise({
        try: () => post(control, `/control/${name}`, JSON.stringify(input)),
        catch: () => new OperationFailed({ why: "the running product does not answer; it may be stopping" })
      })
      if (response.statusCode !== 200)
        return Stream.fail(
          new OperationFailed({
            why: `the running product refused the request (${response.statusCode}): stop the product, then run this again`
          })
        )
      return Stream.fromAsyncIterable(
        linesOf(response),
        () =>
          new OperationFailed({
            why: "the running product closed the connection before its answer was complete; run this again"
          })
      )
    })
  ).pipe(
    Stream.flatMap((line) =>
      "error" in line ? Stream.fail(new OperationFailed({ why: line.error })) : Stream.make(line)
    ),
    Stream.takeUntil((line) => "done" in line),
    // The one cast: the product's operation of this name answers with these lines.
    Stream.flatMap((line) => ("value" in line ? Stream.make(line.value as Line) : Stream.empty))
  )

const post = ({ socket, secret }: Control, path: string, body: string) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    const headers = {
      [secretHeader]: secret,
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body)
    }
    // `agent: false`: the connection closes with the answer, so the command line can end.
    sendRequest({ socketPath: socket, agent: false, method: "POST", path, headers }, resolve)
      .once("error", reject)
      .end(body)
  })

async function* linesOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<ControlLine> {
  let rest = ""
  let whole = false
  const decoder = new TextDecoder()
  for await (const chunk of body) {
    rest += decoder.decode(chunk, { stream: true })
    const lines = rest.split("\n")
    rest = lines.pop() ?? ""
    for (const line of lines) {
      const parsed = JSON.parse(line) as ControlLine
      whole = "done" in parsed || "error" in parsed
      yield parsed
    }
  }
  if (!whole) throw new Error("broken off")
}
