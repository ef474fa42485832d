/** Asks an operation of the running product; when none runs, takes the data folder and does it here. */
import { Effect, Layer, Option, Schema, Stream } from "effect"
import { existsSync, readFileSync } from "node:fs"
import { Control, type ControlLine, controlFile, secretHeader } from "./control.ts"
import type { Operation } from "../verbs/operation.ts"
import type { Settings } from "../settings.ts"

/** What the product said when it could not do what was asked. */
export class OperationFailed extends Schema.TaggedError<OperationFailed>()("OperationFailed", { why: Schema.String }) {
  override get message() {
    return this.why
  }
}

/** Where the product runs on this data folder, if it does. */
export const runningProduct = ({ dataDir }: Pick<Settings, "dataDir">) =>
  Effect.gen(function* () {
    const file = controlFile(dataDir)
    if (!existsSync(file)) return Option.none()
    const control = Schema.decodeUnknownOption(Schema.fromJsonString(Control))(readFileSync(file, "utf8"))
    if (Option.isNone(control)) return Option.none()
    // A file that a killed product left behind answers nobody.
    const alive = yield* Effect.tryPromise(() =>
      fetch(`${control.value.origin}/livez`, { signal: AbortSignal.timeout(3000) })
    ).pipe(
      Effect.as(true),
      Effect.catch(() => Effect.succeed(false))
    )
    return alive ? control : Option.none()
  })

/** The lines that an operation answers to one thing asked after another, wherever it is done. */
const requestWith =
  <R, LE>(parts: (settings: Settings) => Layer.Layer<R, LE>) =>
  <In, Line, E extends { readonly message: string }>(
    settings: Settings,
    operation: Operation<In, Line, E, R>,
    ...inputs: ReadonlyArray<In>
  ): Stream.Stream<Line, E | LE | OperationFailed> =>
    Stream.unwrap(
      Effect.map(runningProduct(settings), (control): Stream.Stream<Line, E | LE | OperationFailed> => {
        const all = Stream.fromIterable(inputs)
        return Option.isSome(control)
          ? all.pipe(Stream.flatMap((input) => requestOverLoopback<Line>(control.value, operation.name, input)))
          : all.pipe(Stream.flatMap(operation.run), Stream.provide(parts(settings)))
      })
    )

// The parts are loaded only where they are needed: a running product has them already.
/** The log and the commands, without tables, model or network. */
export const request = requestWith((settings: Settings) =>
  Layer.unwrap(
    Effect.map(
      Effect.promise(() => import("../parts/record.ts")),
      ({ commandsLayer, folderLayer, recordLayer }) =>
        commandsLayer.pipe(Layer.provideMerge(recordLayer(settings)), Layer.provide(folderLayer(settings)))
    )
  )
)
/** The tables too. */
export const requestWithTables = requestWith((settings: Settings) =>
  Layer.unwrap(
    Effect.map(
      Effect.promise(() => Promise.all([import("../product.ts"), import("../parts/record.ts")])),
      ([{ coreLayer }, { folderLayer }]) => coreLayer(settings).pipe(Layer.provide(folderLayer(settings)))
    )
  )
)

/** The lines that the running product's operation of that name answers. */
export const requestOverLoopback = <Line>({ origin, secret }: typeof Control.Type, name: string, input: unknown) =>
  Stream.unwrap(
    Effect.gen(function* () {
      const response = yield* Effect.tryPromise({
        try: () =>
          fetch(`${origin}/control/${name}`, {
            method: "POST",
            headers: { [secretHeader]: secret, "content-type": "application/json" },
            body: JSON.stringify(input)
          }),
        catch: () => new OperationFailed({ why: "the running product does not answer; is it stopping?" })
      })
      if (response.body === null || !response.ok)
        return Stream.fail(
          new OperationFailed({ why: `the running product refused (${response.status}): stop it, and run this again` })
        )
      return Stream.fromAsyncIterable(
        linesOf(response.body),
        () => new OperationFailed({ why: "the running product broke off; run this again" })
      )
    })
  ).pipe(
    Stream.flatMap((line) =>
      "error" in line ? Stream.fail(new OperationFailed({ why: line.error })) : Stream.make(line)
    ),
    Stream.takeUntil((line) => "done" in line),
    // The one cast: the product's operation of this name answers these lines.
    Stream.flatMap((line) => ("value" in line ? Stream.make(line.value as Line) : Stream.empty))
  )

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<ControlLine> {
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
