/** The problem of each refusal of an import, with what the caller can do. */
import type { ImportRefused } from "../../../chatImports.ts"
import { BadRequest, Conflict, NotFound, TooLarge, Unavailable } from "../../problems/problems.ts"

type Because = ImportRefused["because"]

const mebibytes = (bytes: number) => `${Math.floor(bytes / 1024 ** 2)} MiB`

const conflicts: { readonly [B in Because]?: string } = {
  "uploads-full":
    "The uploads of all people together have reached their limit. Try again when another import has ended, or after a day.",
  "no-space":
    "The disk of the server has too little room for this file. Free some space, or export a part of the chat.",
  "other-upload": "You have begun to import another file. Finish or cancel that import first.",
  "wrong-offset": "The next part must begin at another offset. Read the import again, and continue at `next`.",
  "wrong-length": "Each part but the last has `part` bytes, and the last one has the rest.",
  "other-content": "This part of the file has changed since it was sent. Cancel this import, and begin again.",
  "not-ready": "The file is not checked yet, or it cannot be imported. Read the import again.",
  "no-such-chat": "Choose one or more of the chats of the file.",
  "import-running": "Another import is running. Start this one when that one has ended."
}

export const importProblem = ({ because, most = 0 }: ImportRefused) => {
  if (because === "unwritable")
    return new Unavailable({ detail: "The folder of the uploads cannot be used now. Try again in a moment." })
  const detail = conflicts[because]
  if (detail !== undefined) return new Conflict({ reason: because, detail })
  if (because === "too-big")
    return new TooLarge({
      reason: "too-big",
      detail: `The file is larger than ${mebibytes(most)}. Export a part of the chat, or let the operator raise TT_UPLOAD_MB.`
    })
  if (because === "wrong-sum")
    return new BadRequest({
      reason: "wrong-sum",
      detail: "The part was damaged on its way: its checksum differs. Send it again."
    })
  return new NotFound({
    reason: "not-found",
    detail: "You have no such import. It has ended, or was removed after a day."
  })
}
