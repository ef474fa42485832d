import type { LogChanged, StreamFull, StreamUnavailable } from "../../errors.ts"
import type { LogGuard } from "../../following/logGuard.ts"
import type { LogProbe } from "../../following/logProbe.ts"
import type { RawLog } from "../../keys/rawLog.ts"
import type { KeysUnusable } from "../../sealing/keyring.ts"
import type { ChainLog, ChainMoved } from "../links/chainLog.ts"
import type { ChainBroken } from "../check/fault.ts"
import type { SigningKeys } from "./keys.ts"

/** The parts that the writer of the audit chain needs. */
export interface WriterParts {
  readonly chain: ChainLog["Service"]
  readonly log: RawLog["Service"]
  readonly probe: LogProbe["Service"]
  readonly guard: LogGuard["Service"]
  readonly keys: SigningKeys
  /** Called after each append with the last linked position and the end of the log. */
  readonly onProgress: (position: number, head: number) => void
}

export type WriteError = StreamUnavailable | StreamFull | KeysUnusable | LogChanged | ChainMoved | ChainBroken
