/** Sends a file in parts, from the position that the server has reached. Tries again after a lost connection. */
import type { ImportShown } from "../../../gateways/contract/imports/imports.ts"
import { type ImportsApi } from "./importsApi.ts"
import { passingStatuses, Refusal } from "../../sync/rest/api.ts"
import { crc32 } from "./crc32.ts"

/** Failures in a row, after which a person must act: about three minutes. */
const mostFailures = 24
const longestPauseMillis = 10_000

export interface Sending {
  readonly api: Pick<ImportsApi, "addPart" | "list">
  readonly signal: AbortSignal
  /** Bytes of a part. */
  readonly part: number
  /** The import after each part. */
  readonly onPart: (shown: ImportShown) => void
  /** True while the server does not answer. */
  readonly onLost: (lost: boolean) => void
  readonly pause: (millis: number) => Promise<void>
}

/** The browser cannot read the file any more: it was changed or moved. */
export class FileGone extends Error {}

/** Resolves when the server has the whole file, or the sending was stopped. */
export const sendFile = async (file: Blob, begun: ImportShown, sending: Sending): Promise<void> => {
  let at = begun
  let failures = 0
  while (at.state === "uploading" && !sending.signal.aborted) {
    const bytes = await readPart(file, at.next, sending.part)
    try {
      at = await sending.api.addPart(at.id, { offset: at.next, sum: crc32(bytes), bytes }, sending.signal)
      failures = 0
      sending.onLost(false)
    } catch (error) {
      if (sending.signal.aborted) return
      if (!mayPass(error) || ++failures > mostFailures) throw error
      sending.onLost(true)
      await sending.pause(Math.min(longestPauseMillis, 250 * 2 ** failures))
      at = await present(at, sending)
    }
    sending.onPart(at)
  }
}

const readPart = async (file: Blob, offset: number, length: number) => {
  try {
    return new Uint8Array(await file.slice(offset, offset + length).arrayBuffer())
  } catch {
    throw new FileGone()
  }
}

/** Reads the import again: the server may have stored the part whose answer was lost. */
const present = async (at: ImportShown, { api }: Sending): Promise<ImportShown> => {
  try {
    return (await api.list()).items.find(({ id }) => id === at.id) ?? at
  } catch {
    return at
  }
}

const damaged = 400
const tooMany = 429
const passing: ReadonlySet<number> = new Set([0, damaged, tooMany, ...passingStatuses])
const mayPass = (error: unknown) =>
  !(error instanceof Refusal) || passing.has(error.problem.status) || error.problem.reason === "wrong-offset"
