/** The files that Telegram keeps: `getFile` names the place of one, and a second request downloads it. */
import type { ServerResponse } from "node:http"
import { ApiError, bad } from "./refusals/apiError.ts"
import type { NetworkFault } from "./refusals/faults.ts"

interface StoredFile {
  readonly bytes: Uint8Array
  /** The size that Telegram states, in bytes. */
  readonly size: number
}

/** Bytes. */
const mostForBots = 20 * 1024 * 1024

export const makeFiles = () => {
  const files = new Map<string, StoredFile>()
  const place = (id: string) => `documents/${id}`

  return {
    /** Stores a file and returns the fields of the Bot API that name it. `size`: stated instead of the true one. */
    file: (bytes: Uint8Array, size = bytes.byteLength) => {
      const id = `file${files.size + 1}`
      files.set(id, { bytes, size })
      return { file_id: id, file_unique_id: `unique-${id}`, file_size: size }
    },
    getFile: (params: Readonly<Record<string, unknown>>) => {
      const id = String(params["file_id"])
      const file = files.get(id)
      if (file === undefined) throw bad("wrong file_id or the file is temporarily unavailable")
      if (file.size > mostForBots) throw bad("file is too big")
      return { file_id: id, file_unique_id: `unique-${id}`, file_size: file.size, file_path: place(id) }
    },
    /** Answers a download. `short`: the answer ends early, and `page`: a proxy answers with a page. */
    download: (path: string, fault: NetworkFault | null, response: ServerResponse) => {
      const [, file] = [...files].find(([id]) => place(id) === path) ?? []
      if (fault?.is === "page")
        return void response.writeHead(200, { "content-type": "text/html" }).end("<h1>Log in</h1>")
      if (file === undefined) throw new ApiError(404, "Not Found")
      const bytes = fault?.is === "short" ? file.bytes.subarray(0, file.bytes.byteLength / 2) : file.bytes
      response.writeHead(200, { "content-type": "application/octet-stream" }).end(bytes)
    }
  }
}
