/** Operations on a running product, sent directly to its control socket. A verb of the command line would need a second to start. */
import { Effect, Option, Stream } from "effect"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { requestOverSocket, runningProduct } from "../../../ops/control/request.ts"
import { controlIn } from "../../../streams/dataFolder.ts"
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

/** The pids in the control files of a data folder. A killed process leaves its file until the next start. */
export const controlPids = (dataDir: string): ReadonlyArray<number> => {
  const folder = controlIn(dataDir)
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(".json"))
        .map((name): number => JSON.parse(readFileSync(join(folder, name), "utf8")).pid)
    : []
}

/** Runs an operation and returns its lines; null when no product runs on the data folder. */
export const runOperation = <Line>(
  dataDir: string,
  operation: string,
  input: Readonly<Record<string, unknown>>
): Promise<ReadonlyArray<Line> | null> =>
  Effect.flatMap(runningProduct({ dataDir }), (control) =>
    Option.isNone(control)
      ? Effect.succeed(null)
      : Stream.runCollect(requestOverSocket<Line>(control.value, operation, input))
  ).pipe(Effect.runPromise)
