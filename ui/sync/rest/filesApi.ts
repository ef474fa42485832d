/** The files of messages. The server fetches a file from Telegram at its first request. */
import { refusalIn } from "./api.ts"
import { apiFetch } from "../credential/apiFetch.ts"

/** The files of one message. A place is the index of a file in the message, from 0. */
export interface FileSource {
  readonly hrefOf: (place: number) => string
  /** The bytes of a file. Rejects with a `Refusal`. */
  readonly fetch: (place: number) => Promise<Blob>
}

export const messageFiles = (message: string): FileSource => {
  const hrefOf = (place: number) => `/api/messages/${message}/files/${place}`
  return {
    hrefOf,
    fetch: async (place) => {
      const answer = await apiFetch(hrefOf(place)).catch(() => null)
      if (answer?.ok !== true) throw refusalIn(answer === null ? "" : await answer.text())
      return answer.blob()
    }
  }
}
