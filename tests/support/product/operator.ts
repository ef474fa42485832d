/** Operations on a running product, sent directly to its control endpoint. A verb of the command line would need a second to start. */
import { Effect, Option, Stream } from "effect"
import { requestOverLoopback, runningProduct } from "../../../ops/control/request.ts"
import type { AuditLine } from "../../../ops/verbs/audit/auditOperation.ts"

/** A line of the audit export. */
export interface LogLine extends Omit<AuditLine, "data"> {
  // A test reads the fields that it expects. A field that is missing fails the test.
  readonly data: Readonly<Record<string, any>>
}

/** The lines of a verb's output. */
export const parseLines = (printed: string): ReadonlyArray<LogLine> =>
  printed
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line))

/** Runs an operation and returns its lines; null when no product runs on the data folder. */
export const runOperation = <Line>(
  dataDir: string,
  operation: string,
  input: Readonly<Record<string, unknown>>
): Promise<ReadonlyArray<Line> | null> =>
  Effect.flatMap(runningProduct({ dataDir }), (control) =>
    Option.isNone(control)
      ? Effect.succeed(null)
      : Stream.runCollect(requestOverLoopback<Line>(control.value, operation, input))
  ).pipe(Effect.runPromise)
