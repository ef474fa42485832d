/** Every kind of finding of `tt doctor`. Each has a section in docs/operations.md. */
import { troubleCodes } from "../../../../streams/troubles.ts"

/** The faults that only `tt doctor` finds: it looks at the machine, also while no product runs. */
export const checkCodes = [
  /** There is no nats-server to start. */
  "nats-server-missing",
  /** Other users of the machine can read the data folder. */
  "data-folder-open",
  /** The file of the master key is missing or holds no key. */
  "master-key-missing",
  /** The disk has little free space. */
  "disk-nearly-full",
  /** The product runs and does not answer. */
  "product-silent",
  /** The log stopped answering while it was read. */
  "log-silent",
  /** The log has a format that this version does not know. */
  "log-newer",
  /** The log or the tables could not be opened. */
  "stores-closed",
  /** The database lacks an extension that the tables need. */
  "extensions-missing",
  /** The tables do not reach the end of the log. */
  "tables-behind",
  /** Ollama answers and lacks the model. */
  "model-missing",
  /** Ollama does not answer. */
  "model-unreachable",
  /** Telegram does not answer. */
  "telegram-unreachable"
] as const

export const findingCodes = [...troubleCodes, ...checkCodes]
export type FindingCode = (typeof findingCodes)[number]

/** The section of a finding, as a link from the folder of the program. */
export const sectionOf = (code: FindingCode) => `docs/operations.md#${code}`
