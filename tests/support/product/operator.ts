/** What an operator asks of a running product, as the command line does it: without the second that a verb takes to begin. */
import { Effect, Option, Stream } from "effect"
import { requestOverLoopback, runningProduct } from "../../../ops/control/request.ts"
import type { AuditLine } from "../../../ops/verbs/audit/auditOperation.ts"

/** A line of the audit export. */
export interface Told extends Omit<AuditLine, "data"> {
  // A test reads what it expects; a wrong guess fails it.
  readonly data: Readonly<Record<string, any>>
}

/** The lines of a verb's output. */
export const toldBy = (printed: string): ReadonlyArray<Told> =>
  printed
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line))

/** The lines that an operation answers; null when nothing runs on the product's data folder. */
export const operate = <Line>(
  dataDir: string,
  operation: string,
  input: Readonly<Record<string, unknown>>
): Promise<ReadonlyArray<Line> | null> =>
  Effect.flatMap(runningProduct({ dataDir }), (control) =>
    Option.isNone(control)
      ? Effect.succeed(null)
      : Stream.runCollect(requestOverLoopback<Line>(control.value, operation, input))
  ).pipe(Effect.runPromise)
