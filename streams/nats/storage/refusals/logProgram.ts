/** The latest program that has used the log, in the metadata of `EVT`. A log of an unknown format is not opened. */
import { Effect, Option, Schema } from "effect"

/**
 * The format that this program writes: how commits, keys and batches are stored. Raise it when an earlier program would
 * misread the log. A new kind of event needs no new format, because an earlier program parks its aggregate.
 */
export const logFormat = 1

/** The entry of the metadata. It is stored, so it is never renamed. */
const entry = "tracker.program"

const LogProgram = Schema.Struct({ version: Schema.String, format: Schema.Int })
export type LogProgram = typeof LogProgram.Type
const decode = Schema.decodeUnknownOption(Schema.fromJsonString(LogProgram))

type Metadata = Readonly<Record<string, string>> | undefined

/** Null when no program has recorded itself: the log is new, or older than these records. */
export const programIn = (metadata: Metadata): LogProgram | null => Option.getOrNull(decode(metadata?.[entry] ?? ""))

/** The log has a format that this program does not know. Nothing was changed; a retry fails until a newer program runs. */
export class LogNewer extends Schema.TaggedError<LogNewer>()("LogNewer", {
  /** A version that can read the log. */
  version: Schema.String,
  format: Schema.Int
}) {
  override get message() {
    return `the log has format ${this.format}, and this version reads formats up to ${logFormat}: ${this.remedy}. Nothing was changed`
  }
  get remedy() {
    return `start version ${this.version} or a later one, which can read it`
  }
}

/** Fails for the metadata of a log that only a newer program can read. */
export const refuseNewer = (metadata: Metadata) => {
  const found = programIn(metadata)
  return found !== null && found.format > logFormat ? Effect.fail(new LogNewer(found)) : Effect.void
}

export const programEntry = (program: LogProgram) => ({ [entry]: JSON.stringify(program) })
