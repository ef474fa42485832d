/** The files of messages. The server fetches one from Telegram when it is asked for first. */
import { refusalIn } from "./api.ts"

/** The files of one message. A place counts from 0, in the order of the message's files. */
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
      const answer = await fetch(hrefOf(place)).catch(() => null)
      if (answer?.ok !== true) throw refusalIn(answer === null ? "" : await answer.text())
      return answer.blob()
    }
  }
}
